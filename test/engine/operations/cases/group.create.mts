import { expect } from 'vitest';

import { WRITE_GROUPS } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';

export const operationCase: OperationCase = {
	...WRITE_GROUPS,
	resource: 'group',
	operation: 'create',
	method: 'createGroup',
	documented: {
		group_description: 'doc',
		group_name: 'doc',
		group_security_category_id: 'doc',
		group_type: 'doc',
	},
	samples: {
		group_description: { value: 'Saturdays', wire: 'Saturdays' },
		group_name: { value: 'Owls', wire: 'Owls' },
		group_security_category_id: { value: '1', wire: '1' },
		group_type: { value: 'Chapters', wire: 'Chapters' },
	},
	parameters: {
		group_name: 'Spring volunteers',
		additionalFields: { group_security_category_id: '1' },
	},
	wire: [{ group_name: 'Spring volunteers', group_security_category_id: '1' }],
	results: [expect.objectContaining({ name: 'Spring volunteers', numMembers: '0' })],
};
