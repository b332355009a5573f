import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { asRecord } from '../parameters/input';
import { mapperFields } from '../parameters/record/list/mapperSchema';
import { decodeSiteFields } from '../parameters/record/list/siteFields';
import { readForEditor } from './siteLists';

/** A new constituent is hardly ever meant to go without a name. */
const SHOWN_AT_FIRST = ['name.first', 'name.last'];

function hasFields(context: ILoadOptionsFunctions): boolean {
	const { schema } = asRecord(context.getCurrentNodeParameter('fields'));
	return Array.isArray(schema) && schema.length > 0;
}

async function loadRecordFields(context: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const data = await readForEditor(context, 'listUserFields', {
		access: 'update',
		include_choices: 'true',
	});
	const isNew = context.getCurrentNodeParameter('operation') !== 'update';
	return { fields: mapperFields(decodeSiteFields(data), isNew ? SHOWN_AT_FIRST : []) };
}

/**
 * The fields that the account may write, for n8n's field mapper. It shows nothing of an error, so a
 * mapper without fields gets the reason as its notice, while one that has some must not lose them.
 */
export async function getRecordFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	if (hasFields(this)) return await loadRecordFields(this);
	try {
		return await loadRecordFields(this);
	} catch (error) {
		return {
			fields: [],
			emptyFieldsNotice: error instanceof Error ? error.message : String(error),
		};
	}
}

/** The fields that the account may read. */
export async function getViewFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const data = await readForEditor(this, 'listUserFields', { access: 'view' });
	return decodeSiteFields(data)
		.map(({ name, label }) => ({ name: `${label} (${name})`, value: name }))
		.sort((a, b) => a.name.localeCompare(b.name));
}
