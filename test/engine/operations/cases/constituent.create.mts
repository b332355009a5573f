import { WRITING } from '../support/documented.mts';
import { WRITE } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

const NEXT = String(Number(ADA) + 1);

export const operationCase: OperationCase = {
	...WRITE,
	resource: 'constituent',
	operation: 'create',
	method: 'create',
	documented: {
		...WRITING,
		get_single_sign_on_token: 'doc',
		member_id: 'doc',
		no_welcome: 'page',
		primary_email: 'page',
		teamraiser_registration: 'doc',
	},
	parameters: { primary_email: 'new@example.org' },
	wire: [{ primary_email: 'new@example.org' }],
	results: [{ cons_id: NEXT, primary_email: 'new@example.org', message: 'New user added.' }],
};
