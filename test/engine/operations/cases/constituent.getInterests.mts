import { by } from '../../support/stored.mts';
import { trio } from '../support/documented.mts';
import { READ } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'constituent',
	operation: 'getInterests',
	method: 'getUserInterests',
	documented: trio('doc'),
	parameters: { constituent: by('cons_id', ADA) },
	wire: [{ cons_id: ADA }],
	results: [
		{
			cons_id: ADA,
			id: '1002',
			label: 'Birds',
			path: 'Nature > Birds',
			for_email: true,
			for_web: false,
		},
	],
};
