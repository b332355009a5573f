import { READ } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'email',
	operation: 'validate',
	method: 'isEmailValid',
	documented: { email: 'code' },
	samples: { email: { value: 'not an address', wire: 'not an address' } },
	parameters: { email: 'ada@example.org' },
	wire: [{ email: 'ada@example.org' }],
	results: [{ email: 'ada@example.org', valid: true }],
};
