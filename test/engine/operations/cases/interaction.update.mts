import { WRITE } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';

export const operationCase: OperationCase = {
	...WRITE,
	resource: 'interaction',
	operation: 'update',
	method: 'updateInteraction',
	documented: {
		interaction_body: 'doc',
		interaction_cat_id: 'doc',
		interaction_count: 'doc',
		interaction_id: 'doc',
		interaction_subject: 'doc',
		interaction_type_id: 'doc',
	},
	parameters: { interaction_id: '1', updateFields: { interaction_subject: 'Called back' } },
	wire: [{ interaction_id: '1', interaction_subject: 'Called back' }],
	results: [{ interaction_id: '1', message: 'Interaction updated successfully.' }],
};
