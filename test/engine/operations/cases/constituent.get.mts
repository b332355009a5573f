import { by } from '../../support/stored.mts';
import { trio } from '../support/documented.mts';
import { READ } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'constituent',
	operation: 'get',
	method: 'getUser',
	documented: { ...trio('doc'), fields: 'doc' },
	parameters: {
		constituent: by('cons_id', ADA),
		fieldNames: ['name.first', 'name.last', 'birth_date'],
	},
	wire: [{ cons_id: ADA, fields: 'name.first,name.last,birth_date' }],
	results: [
		{
			cons_id: ADA,
			'name.first': 'Ada',
			'name.last': "O'Brien-Łukasz",
			birth_date: '1980-05-02',
		},
	],
};
