import { by, rows } from '../../support/stored.mts';
import { REMOVING, trio, WRITING } from '../support/documented.mts';
import { WRITE } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

export const operationCase: OperationCase = {
	...WRITE,
	resource: 'constituent',
	operation: 'update',
	method: 'update',
	documented: { ...WRITING, ...REMOVING, ...trio('page') },
	parameters: {
		constituent: by('cons_id', ADA),
		memberships: { add_center_ids: rows('1101') },
	},
	wire: [{ cons_id: ADA, add_center_ids: '1101' }],
	results: [{ cons_id: ADA, message: 'User updated.' }],
};
