import type { WireField } from '../../../parameters/collection';
import { dateTimeField } from '../../../parameters/fields/dateTimes';
import { toBoolean, toText, toWholeNumber } from '../../../parameters/values';

/**
 * What both lists of interactions take beside their own parameters; page size and offset are the node's
 * own business. [vendor pages getUserInteractions and listInteractions]
 */
export const LIST_FILTERS: readonly WireField[] = [
	dateTimeField('begin_date', 'Begin Date', 'Only interactions from this date on', 'start'),
	dateTimeField('end_date', 'End Date', 'Only interactions up to this date', 'end'),
	{
		property: {
			displayName: 'Interaction Subject',
			name: 'interaction_subject',
			type: 'string',
			default: '',
			description: 'Subject that the interactions must have (API parameter: interaction_subject)',
		},
		toWire: toText,
	},
	{
		property: {
			displayName: 'Interaction Category ID',
			name: 'list_category_id',
			type: 'string',
			default: '',
			description:
				'Security category that the interactions must have (API parameter: list_category_id)',
		},
		toWire: toWholeNumber,
	},
	{
		property: {
			displayName: 'Sort Ascending',
			name: 'list_ascending',
			type: 'boolean',
			default: true,
			description: 'Whether to sort in ascending order (API parameter: list_ascending)',
		},
		toWire: toBoolean,
	},
	{
		property: {
			displayName: 'Filter Column',
			name: 'list_filter_column',
			type: 'string',
			default: '',
			description: 'Column to look for the filter text in (API parameter: list_filter_column)',
		},
		toWire: toText,
	},
	{
		property: {
			displayName: 'Filter Text',
			name: 'list_filter_text',
			type: 'string',
			default: '',
			description: "Text that must be in the 'Filter Column' (API parameter: list_filter_text)",
		},
		toWire: toText,
	},
	{
		property: {
			displayName: 'Sort Column',
			name: 'list_sort_column',
			type: 'string',
			default: '',
			description: 'Column to sort by (API parameter: list_sort_column)',
		},
		toWire: toText,
	},
];
