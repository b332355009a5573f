import type {
	ILoadOptionsFunctions,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { mapperFields } from '../parameters/mapperSchema';
import { decodeSiteFields } from '../parameters/siteFields';
import { readForEditor } from './siteLists';

/** The fields that the account may write, for n8n's field mapper. */
export async function getRecordFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const data = await readForEditor(this, 'listUserFields', {
		access: 'update',
		include_choices: 'true',
		sort_order: 'group',
	});
	return { fields: mapperFields(decodeSiteFields(data)) };
}

/** The fields that the account may read. */
export async function getViewFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const data = await readForEditor(this, 'listUserFields', { access: 'view' });
	return decodeSiteFields(data)
		.map(({ name, label }) => ({ name: `${label} (${name})`, value: name }))
		.sort((a, b) => a.name.localeCompare(b.name));
}
