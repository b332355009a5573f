import { CENTERS_AT_ONCE } from '../../../parameters/fields/centers';
import { limit } from '../../../parameters/fields/limit';
import { rowsOf } from '../../../transport/reply/rows';
import { operation } from '../operation';

/** A site without centers gives none. [vendor page listCenters; the parts of an entry are not known] */
export const getManyCenters = operation({
	resource: 'center',
	value: 'getAll',
	method: 'listCenters',
	name: 'Get Many',
	action: 'Get many centers',
	description: 'Get the centers that the account may view, on a multi-center site',
	paging: { list: 'center', pageSize: CENTERS_AT_ONCE },
	parameters: { limit },
	prepare: ({ limit: most }) => ({
		params: {},
		limit: most,
		items: (data) => rowsOf(data, 'center'),
	}),
});
