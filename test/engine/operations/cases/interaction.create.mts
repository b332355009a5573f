import { by } from '../../support/stored.mts';
import { trio } from '../support/documented.mts';
import { WRITE } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

export const operationCase: OperationCase = {
	...WRITE,
	resource: 'interaction',
	operation: 'create',
	method: 'logInteraction',
	documented: {
		...trio('doc'),
		interaction_body: 'doc',
		interaction_cat_id: 'doc',
		interaction_count: 'doc',
		interaction_subject: 'doc',
		interaction_type_id: 'doc',
	},
	parameters: { constituent: by('cons_id', ADA), interaction_subject: 'Called' },
	wire: [{ cons_id: ADA, interaction_subject: 'Called' }],
	results: [{ cons_id: ADA, message: 'Interaction logged successfully.' }],
};
