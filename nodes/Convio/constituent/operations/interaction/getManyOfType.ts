import { required } from '../../../parameters/collection';
import { filters } from '../../../parameters/fields/commonFields';
import { limit } from '../../../parameters/fields/limit';
import { rowsOf } from '../../../transport/reply/rows';
import { operation } from '../operation';
import { interactionType } from './fields';
import { LIST_FILTERS } from './listFilters';

/** [vendor page listInteractions; the parts of an entry are not documented] */
export const getManyOfType = operation({
	resource: 'interaction',
	value: 'getManyOfType',
	method: 'listInteractions',
	name: 'Get Many of a Type',
	action: 'Get many interactions of a type',
	description:
		'Get interactions of one public custom type, whoever they belong to; other types give none',
	paging: { list: 'interaction', pageSize: 100 },
	parameters: {
		type: required(
			interactionType('Public custom type that the interactions must have', ''),
			'to list interactions',
		),
		limit,
		which: filters(LIST_FILTERS),
	},
	prepare: ({ type, limit: most, which }) => ({
		params: { ...which, interaction_type_id: type },
		limit: most,
		items: (data) => rowsOf(data, 'interaction'),
	}),
});
