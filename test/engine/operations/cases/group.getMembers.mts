import { by } from '../../support/stored.mts';
import { READ } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'group',
	operation: 'getMembers',
	method: 'getGroupMembers',
	documented: { fields: 'doc', group_id: 'doc', max_number: 'doc' },
	parameters: { group: by('list', '1010'), fieldNames: ['name.first'] },
	wire: [{ group_id: '1010', max_number: '50', fields: 'name.first' }],
	results: [{ cons_id: ADA, 'name.first': 'Ada' }],
};
