import { readWireCollection, wireCollection } from '../../../parameters/collection';
import type { WireField } from '../../../parameters/collection';
import { dateTimeField } from '../../../parameters/dateTimes';
import { constituentLocator, LOOKUP_RULE, readIdentity } from '../../../parameters/identity';
import { limitProperties, readLimit } from '../../../parameters/limit';
import { listFilterFields } from '../../../parameters/listFilters';
import { readOptions } from '../../../parameters/options';
import { COMMON_FIELDS } from '../../../parameters/commonFields';
import { toText, toWholeNumber } from '../../../parameters/values';
import type { Operation } from '../operation';
import { rowsOf } from '../../../transport/reply/rows';

const FILTERS: readonly WireField[] = [
	...COMMON_FIELDS,
	...listFilterFields,
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
			displayName: 'Interaction Type ID',
			name: 'interaction_type_id',
			type: 'string',
			default: '',
			description: 'Type that the interactions must have (API parameter: interaction_type_id)',
		},
		toWire: toWholeNumber,
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
];

/** `getUserInteractions`. [vendor page; names of the list_ parameters from client code] */
export const getManyInteractions: Operation = {
	resource: 'interaction',
	value: 'getAll',
	method: 'getUserInteractions',
	name: 'Get Many',
	action: 'Get many interactions',
	description: 'Get interactions of a constituent, filtered by date, type or subject',
	properties: [
		constituentLocator(`The constituent whose interactions to get. ${LOOKUP_RULE}`),
		...limitProperties,
		wireCollection('filters', 'Filters', 'Add Filter', FILTERS),
		readOptions,
	],
	paging: { list: 'interaction', pageSize: 100, limit: readLimit },
	params: (input) => ({
		...readWireCollection(input.read, 'filters', FILTERS, input.timeZone),
		...readIdentity(input.read).params,
	}),
	items: (data) => rowsOf(data, 'interaction'),
};
