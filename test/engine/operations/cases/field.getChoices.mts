import { READ } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'field',
	operation: 'getChoices',
	method: 'listUserFieldChoices',
	documented: { field: 'doc' },
	samples: { field: { value: 'primary_address.country', wire: 'primary_address.country' } },
	parameters: { field: 'name.title' },
	wire: [{ field: 'name.title' }],
	results: ['Mr.', 'Ms.', 'Mrs.', 'Dr.'].map((choice) => ({ field: 'name.title', choice })),
};
