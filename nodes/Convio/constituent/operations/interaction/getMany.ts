import { filters } from '../../../parameters/fields/commonFields';
import { constituent, LOOKUP_RULE } from '../../../parameters/fields/identity';
import { limit } from '../../../parameters/fields/limit';
import { toWholeNumber } from '../../../parameters/values';
import { rowsOf } from '../../../transport/reply/rows';
import { operation } from '../operation';
import { LIST_FILTERS } from './listFilters';

const which = filters([
	...LIST_FILTERS,
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
]);

/** [vendor page getUserInteractions] */
export const getManyInteractions = operation({
	resource: 'interaction',
	value: 'getAll',
	method: 'getUserInteractions',
	name: 'Get Many',
	action: 'Get many interactions',
	description: 'Get interactions of a constituent, filtered by date, type or subject',
	paging: { list: 'interaction', pageSize: 100 },
	parameters: {
		identity: constituent(`The constituent whose interactions to get. ${LOOKUP_RULE}`),
		limit,
		which,
	},
	prepare: ({ identity, limit: most, which: filter }) => ({
		params: { ...filter, ...identity.params },
		limit: most,
		items: (data) => rowsOf(data, 'interaction'),
	}),
});
