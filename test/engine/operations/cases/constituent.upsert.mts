import { by } from '../../support/stored.mts';
import { REMOVING, trio, WRITING } from '../support/documented.mts';
import { WRITE } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

const NEXT = String(Number(ADA) + 1);

export const operationCase: OperationCase = {
	...WRITE,
	resource: 'constituent',
	operation: 'upsert',
	method: 'createOrUpdate',
	documented: { ...WRITING, ...REMOVING, ...trio('doc'), no_welcome: 'doc' },
	parameters: { constituent: by('primary_email', 'new@example.org') },
	wire: [{ primary_email: 'new@example.org' }],
	results: [
		{
			cons_id: NEXT,
			primary_email: 'new@example.org',
			message: 'New user added.',
			action: 'created',
		},
	],
};
