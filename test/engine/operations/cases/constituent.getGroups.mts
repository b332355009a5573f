import { by } from '../../support/stored.mts';
import { trio } from '../support/documented.mts';
import { READ } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'constituent',
	operation: 'getGroups',
	method: 'getUserGroups',
	documented: trio('page'),
	parameters: { constituent: by('cons_id', ADA) },
	wire: [{ cons_id: ADA }],
	results: [
		{ cons_id: ADA, id: '1010', label: 'Puppy Lovers' },
		{ cons_id: ADA, id: '1013', label: 'Bird Watchers' },
	],
};
