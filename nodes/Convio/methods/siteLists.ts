import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { rowsOf } from '../transport/reply/rows';
import { endsList } from '../sending/pages';
import { requestOnce } from '../sending/requestOnce';
import { connect } from '../transport/connect';
import { EDITOR_SETTINGS } from '../transport/connectionCheck';
import { explain } from '../transport/explain';
import type { ApiMethod } from '../transport/apiMethods';
import { leafText } from '../transport/reply/data';
import type { DataObject } from '../transport/reply/data';

const BUSY = {
	message: 'The site has asked for a pause',
	description: 'Try again in a few minutes.',
};

/**
 * One read call for the editor. It takes its turn at the site like the calls of a run, so that a picker
 * neither passes the limit of the credential nor disturbs a pause that the site has asked for.
 *
 * @throws NodeOperationError with the vendor's words, which the editor shows beside the field
 */
export async function readForEditor(
	context: ILoadOptionsFunctions,
	method: ApiMethod,
	params: Readonly<Record<string, string>>,
): Promise<DataObject> {
	const connection = await connect(context);
	const reply = await requestOnce(connection, { method, params, settings: EDITOR_SETTINGS });
	if (reply.kind === 'answered') return reply.data;
	if (endsList({ params }, reply)) return {};
	const { message, description } = reply.kind === 'not sent' ? BUSY : explain(reply);
	throw new NodeOperationError(context.getNode(), `${message}. ${description}`, { description });
}

/** A group as the pickers need it. */
export interface ListedGroup {
	readonly id: string;
	readonly name: string;
	readonly mode: string;
}

/** One page of the site's groups. An empty one is past the end. */
export async function readGroupPage(
	context: ILoadOptionsFunctions,
	filter: { selectionMode?: string; text?: string; offset: number; pageSize: number },
): Promise<ListedGroup[]> {
	const data = await readForEditor(context, 'listGroups', {
		...(filter.selectionMode === undefined ? {} : { selection_mode: filter.selectionMode }),
		...(filter.text === undefined || filter.text === '' ? {} : { list_filter_text: filter.text }),
		list_page_size: String(filter.pageSize),
		list_record_offset: String(filter.offset),
	});
	return rowsOf(data, 'groupInfo').map((group) => ({
		id: leafText(group.id),
		name: leafText(group.name),
		mode: leafText(group.groupMode),
	}));
}
