import { paging } from '../support/documented.mts';
import { READ, page } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'center',
	operation: 'getAll',
	method: 'listCenters',
	documented: paging('doc'),
	parameters: { limit: 1 },
	wire: [page(1, 0)],
	results: [{ id: '1101', label: 'North Center' }],
};
