import { by } from '../../support/harness.mts';
import { READ, WRITE } from './operation-case.mts';
import type { OperationCase } from './operation-case.mts';
import { ADA } from './people.mts';

const ada = by('cons_id', ADA);
const NEXT = String(Number(ADA) + 1);

export const CONSTITUENT_CASES: readonly OperationCase[] = [
	{
		...WRITE,
		resource: 'constituent',
		operation: 'create',
		method: 'create',
		parameters: { primary_email: 'new@example.org' },
		wire: [{ primary_email: 'new@example.org' }],
		results: [{ cons_id: NEXT, message: 'New user added.' }],
	},
	{
		...WRITE,
		resource: 'constituent',
		operation: 'upsert',
		method: 'createOrUpdate',
		parameters: { constituent: by('primary_email', 'new@example.org') },
		wire: [{ primary_email: 'new@example.org' }],
		results: [{ cons_id: NEXT, message: 'New user added.', action: 'created' }],
	},
	{
		...WRITE,
		resource: 'constituent',
		operation: 'update',
		method: 'update',
		parameters: { constituent: ada },
		wire: [{ cons_id: ADA }],
		results: [{ cons_id: ADA, message: 'User updated.' }],
	},
	{
		...READ,
		resource: 'constituent',
		operation: 'get',
		method: 'getUser',
		parameters: { constituent: ada, fieldNames: ['name.first', 'name.last', 'birth_date'] },
		wire: [{ cons_id: ADA, fields: 'name.first,name.last,birth_date' }],
		results: [
			{
				cons_id: ADA,
				'name.first': 'Ada',
				'name.last': "O'Brien-Łukasz",
				birth_date: '1980-05-02',
			},
		],
	},
	{
		...READ,
		resource: 'constituent',
		operation: 'getCenters',
		method: 'getUserCenters',
		parameters: { constituent: ada },
		wire: [{ cons_id: ADA }],
		results: [{ id: '1101', label: 'North Center' }],
	},
	{
		...READ,
		resource: 'constituent',
		operation: 'getGroups',
		method: 'getUserGroups',
		parameters: { constituent: ada },
		wire: [{ cons_id: ADA }],
		results: [
			{ id: '1010', label: 'Puppy Lovers' },
			{ id: '1013', label: 'Bird Watchers' },
		],
	},
	{
		...READ,
		resource: 'constituent',
		operation: 'getInterests',
		method: 'getUserInterests',
		parameters: { constituent: ada },
		wire: [{ cons_id: ADA }],
		results: [
			{ id: '1002', label: 'Birds', path: 'Nature/Birds', for_email: true, for_web: false },
		],
	},
];
