import { expect } from 'vitest';

import { READ } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'field',
	operation: 'getAll',
	method: 'listUserFields',
	documented: { access: 'doc', include_choices: 'doc', sort_order: 'doc' },
	parameters: {},
	wire: [{}],
	results: expect.arrayContaining([
		{
			name: 'name.first',
			label: 'First Name',
			required: true,
			valueType: 'TEXT',
			maxChars: '50',
			group: 'Biographical',
			subGroup: 'Name',
			isUserModifiable: true,
		},
	]),
};
