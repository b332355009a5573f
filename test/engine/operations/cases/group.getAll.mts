import { expect } from 'vitest';

import { paging } from '../support/documented.mts';
import { READ_GROUPS, page } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';

export const operationCase: OperationCase = {
	...READ_GROUPS,
	resource: 'group',
	operation: 'getAll',
	method: 'listGroups',
	documented: {
		...paging('doc'),
		allow_cross_center: 'doc',
		list_filter_text: 'doc',
		selection_mode: 'doc',
	},
	parameters: { limit: 1 },
	wire: [page(1, 0)],
	results: [
		expect.objectContaining({
			id: '1010',
			name: 'Puppy Lovers',
			numMembers: '1',
			groupMode: 'STATIC',
		}),
	],
};
