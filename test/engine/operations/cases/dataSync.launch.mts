import { expect } from 'vitest';

import { WRITE_SYNC } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';

export const operationCase: OperationCase = {
	...WRITE_SYNC,
	resource: 'dataSync',
	operation: 'launch',
	method: 'launchDataSync',
	documented: { operation_id: 'doc' },
	samples: { operation_id: { value: 102, wire: '102' } },
	parameters: { operation_id: '101' },
	wire: [{ operation_id: '101' }],
	results: [{ operation_id: '101', task_id: expect.stringMatching(/^\d+$/) }],
};
