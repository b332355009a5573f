import { by } from '../../support/stored.mts';
import { trio } from '../support/documented.mts';
import { READ } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'constituent',
	operation: 'checkInterest',
	method: 'isUserInterested',
	documented: { ...trio('doc'), interest_id: 'doc' },
	samples: { interest_id: { value: by('id', '1003'), wire: '1003' } },
	parameters: { constituent: by('cons_id', ADA), interest_id: by('list', '1002') },
	wire: [{ cons_id: ADA, interest_id: '1002' }],
	results: [{ cons_id: ADA, interest_id: '1002', interested: true }],
};
