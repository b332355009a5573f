import { expect } from 'vitest';

import { trio } from '../support/documented.mts';
import { READ } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'interest',
	operation: 'getAll',
	method: 'listInterests',
	documented: { ...trio('doc'), include_hidden: 'doc' },
	samples: { include_hidden: { value: true, wire: 'true' } },
	parameters: {},
	wire: [{}],
	results: expect.arrayContaining([
		{ id: '1002', label: 'Birds', path: 'Nature > Birds', for_email: true, for_web: false },
	]),
};
