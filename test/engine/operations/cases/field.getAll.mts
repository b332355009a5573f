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
		expect.objectContaining({
			name: 'name.first',
			label: 'First Name',
			valueType: 'TEXT',
			required: true,
			isUserModifiable: true,
		}),
	]),
};
