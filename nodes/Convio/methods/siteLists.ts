import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { rowsOf } from '../transport/reply/rows';
import { request } from '../transport/client';
import { connect } from '../transport/connect';
import { explain } from '../transport/explain';
import type { ApiMethod } from '../transport/apiMethods';
import { leafText } from '../transport/reply/data';
import type { DataObject } from '../transport/reply/data';

const TIMEOUT_MS = 30_000;

/**
 * One read call for the editor.
 *
 * @throws NodeOperationError with the vendor's words, which the editor shows beside the field
 */
export async function readForEditor(
	context: ILoadOptionsFunctions,
	method: ApiMethod,
	params: Readonly<Record<string, string>>,
): Promise<DataObject> {
	const connection = await connect(context);
	const settings = { format: 'json', suppressResponseCodes: false, timeoutMs: TIMEOUT_MS } as const;
	const reply = await request(connection, { method, params, settings });
	if (reply.kind === 'answered') return reply.data;
	const { message, description } = explain(reply);
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
