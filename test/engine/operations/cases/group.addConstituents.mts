import { by } from '../../support/stored.mts';
import { trio } from '../support/documented.mts';
import { WRITE } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

export const operationCase: OperationCase = {
	...WRITE,
	resource: 'group',
	operation: 'addConstituents',
	method: 'update',
	documented: { ...trio('page'), add_group_ids: 'page' },
	samples: { add_group_ids: { value: by('id', '1022'), wire: '1022' } },
	parameters: { group: by('list', '1020'), constituent: by('cons_id', ADA) },
	wire: [{ cons_id: ADA, add_group_ids: '1020' }],
	results: [{ cons_id: ADA, message: 'User updated.', group_id: '1020' }],
};
