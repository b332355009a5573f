import type { IDataObject } from 'n8n-workflow';

import { filters } from '../../../parameters/fields/commonFields';
import { choicesOf } from '../../../parameters/record/list/siteFields';
import { toBoolean, toText } from '../../../parameters/values';
import type { DataObject } from '../../../transport/reply/data';
import { rowsOf } from '../../../transport/reply/rows';
import { operation } from '../operation';
import { withBooleans } from '../withBooleans';

const which = filters([
	{
		property: {
			displayName: 'Access',
			name: 'access',
			type: 'options',
			default: 'view',
			description: 'Which fields to list (API parameter: access)',
			options: [
				{ name: 'Fields That the Account May Update', value: 'update' },
				{ name: 'Fields That the Account May View', value: 'view' },
			],
		},
		toWire: toText,
	},
	{
		property: {
			displayName: 'Include Choices',
			name: 'include_choices',
			type: 'boolean',
			default: true,
			description:
				'Whether to list the allowed values of choice fields (API parameter: include_choices)',
		},
		toWire: toBoolean,
	},
	{
		property: {
			displayName: 'Sort By',
			name: 'sort_order',
			type: 'options',
			default: 'field',
			description: 'What to sort the fields by (API parameter: sort_order)',
			options: [
				{ name: 'Field', value: 'field' },
				{ name: 'Group', value: 'group' },
			],
		},
		toWire: toText,
	},
]);

/** What a person comes for; n8n's table shows the first columns only. */
const FIRST = ['name', 'label', 'valueType', 'required'] as const;

/** The vendor's names in one order, with flags as booleans and the choices as one array. */
function fieldItem(field: DataObject): IDataObject {
	const first = Object.fromEntries(
		FIRST.flatMap((name) => (field[name] === undefined ? [] : [[name, field[name]]])),
	);
	const item = withBooleans({ ...first, ...field }, ['required', 'isUserModifiable']);
	if ('choices' in field) item.choices = choicesOf(field);
	return item;
}

/** [vendor page listUserFields; members of a field from client code] */
export const getManyFields = operation({
	resource: 'field',
	value: 'getAll',
	method: 'listUserFields',
	name: 'Get Many',
	action: 'Get many fields',
	description: 'Get the fields of the constituent record, as the site defines them',
	parameters: { which },
	prepare: ({ which: params }) => ({
		params,
		items: (data) => rowsOf(data, 'field').map(fieldItem),
	}),
});
