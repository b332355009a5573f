import { by } from '../../support/stored.mts';
import { trio } from '../support/documented.mts';
import { READ } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'constituent',
	operation: 'getCenters',
	method: 'getUserCenters',
	documented: trio('doc'),
	parameters: { constituent: by('cons_id', ADA) },
	wire: [{ cons_id: ADA }],
	onOtherMatches: 'empty',
	results: [{ cons_id: ADA, id: '1101', label: 'North Center' }],
};
