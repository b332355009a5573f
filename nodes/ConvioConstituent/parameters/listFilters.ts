import type { WireField } from './collection';
import { toBoolean, toText } from './values';

/** Common list parameters; page size and offset are the node's own business. */
export const listFilterFields: readonly WireField[] = [
	{
		property: {
			displayName: 'List Ascending',
			name: 'list_ascending',
			type: 'boolean',
			default: true,
			description: 'Whether to sort in ascending order (wire: list_ascending)',
		},
		toWire: toBoolean,
	},
	{
		property: {
			displayName: 'List Filter Column',
			name: 'list_filter_column',
			type: 'string',
			default: '',
			description: 'Column that the filter text is looked for in (wire: list_filter_column)',
		},
		toWire: toText,
	},
	{
		property: {
			displayName: 'List Filter Text',
			name: 'list_filter_text',
			type: 'string',
			default: '',
			description: 'Text that the filter column must have (wire: list_filter_text)',
		},
		toWire: toText,
	},
	{
		property: {
			displayName: 'List Sort Column',
			name: 'list_sort_column',
			type: 'string',
			default: '',
			description: 'Column to sort by (wire: list_sort_column)',
		},
		toWire: toText,
	},
];
