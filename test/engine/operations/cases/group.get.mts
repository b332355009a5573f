import { expect } from 'vitest';

import { by } from '../../support/stored.mts';
import { READ_GROUPS } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';

export const operationCase: OperationCase = {
	...READ_GROUPS,
	resource: 'group',
	operation: 'get',
	method: 'getGroupInfo',
	documented: { group_id: 'doc' },
	parameters: { group: by('id', '1013') },
	wire: [{ group_id: '1013' }],
	results: [
		expect.objectContaining({
			id: '1013',
			name: 'Bird Watchers',
			description: 'Spring and autumn counts',
			numMembers: '1',
			groupMode: 'STATIC',
			groupType: expect.objectContaining({ name: expect.any(String) }),
		}),
	],
};
