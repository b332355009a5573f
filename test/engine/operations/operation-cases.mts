import { expect } from 'vitest';

import { by } from './harness.mts';
import type { Parameters, Strings } from './harness.mts';
import { ADA } from './people.mts';

/** One plain run of an operation about Ada: what it sends, and what comes out. */
export interface OperationCase {
	readonly resource: string;
	readonly operation: string;
	readonly servlet: 'SRConsAPI' | 'SRGroupAPI';
	readonly method: string;
	readonly parameters: Parameters;
	/** The own parameters of each call, in order. */
	readonly wire: readonly Strings[];
	readonly results: readonly unknown[];
	/** Whether the call changes the site. */
	readonly writes: boolean;
}

const ada = by('cons_id', ADA);
const NEXT = String(Number(ADA) + 1);

function page(size: number, offset: number): Strings {
	return { list_page_size: String(size), list_record_offset: String(offset) };
}

function interaction(id: number, subject: string): Record<string, unknown> {
	return {
		interactionId: String(id),
		interactionTypeId: '0',
		interactionSubject: subject,
		interactionBody: null,
		interactionCategoryId: '0',
		interactionCount: '1',
		interactionDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
	};
}

const write = { servlet: 'SRConsAPI', writes: true } as const;
const read = { servlet: 'SRConsAPI', writes: false } as const;
const readGroups = { servlet: 'SRGroupAPI', writes: false } as const;

export const OPERATION_CASES: readonly OperationCase[] = [
	{
		...write,
		resource: 'constituent',
		operation: 'create',
		method: 'create',
		parameters: { primary_email: 'new@example.org' },
		wire: [{ primary_email: 'new@example.org' }],
		results: [{ cons_id: NEXT, message: 'New user added.' }],
	},
	{
		...write,
		resource: 'constituent',
		operation: 'upsert',
		method: 'createOrUpdate',
		parameters: { constituent: by('primary_email', 'new@example.org') },
		wire: [{ primary_email: 'new@example.org' }],
		results: [{ cons_id: NEXT, message: 'New user added.', action: 'created' }],
	},
	{
		...write,
		resource: 'constituent',
		operation: 'update',
		method: 'update',
		parameters: { constituent: ada },
		wire: [{ cons_id: ADA }],
		results: [{ cons_id: ADA, message: 'User updated.' }],
	},
	{
		...read,
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
		...read,
		resource: 'constituent',
		operation: 'getCenters',
		method: 'getUserCenters',
		parameters: { constituent: ada },
		wire: [{ cons_id: ADA }],
		results: [{ id: '1101', label: 'North Center' }],
	},
	{
		...read,
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
		...read,
		resource: 'constituent',
		operation: 'getInterests',
		method: 'getUserInterests',
		parameters: { constituent: ada },
		wire: [{ cons_id: ADA }],
		results: [
			{ id: '1002', label: 'Birds', path: 'Nature/Birds', for_email: true, for_web: false },
		],
	},
	{
		...read,
		resource: 'field',
		operation: 'getAll',
		method: 'listUserFields',
		parameters: {},
		wire: [{}],
		results: expect.arrayContaining([
			{
				name: 'name.first',
				label: 'First Name',
				required: true,
				valueType: 'TEXT',
				maxChars: '50',
				group: 'Biographical',
				subGroup: 'Name',
				isUserModifiable: true,
			},
		]),
	},
	{
		...readGroups,
		resource: 'group',
		operation: 'get',
		method: 'getGroupInfo',
		parameters: { group: by('id', '1013') },
		wire: [{ group_id: '1013' }],
		results: [
			{
				id: '1013',
				name: 'Bird Watchers',
				description: 'Spring and autumn counts',
				numMembers: '1',
				groupMode: 'STATIC',
			},
		],
	},
	{
		...readGroups,
		resource: 'group',
		operation: 'getAll',
		method: 'listGroups',
		parameters: { limit: 1 },
		wire: [page(1, 0)],
		results: [{ id: '1010', name: 'Puppy Lovers', numMembers: '1', groupMode: 'STATIC' }],
	},
	{
		...read,
		resource: 'group',
		operation: 'getMembers',
		method: 'getGroupMembers',
		parameters: { group: by('list', '1010'), fieldNames: ['name.first'] },
		wire: [{ group_id: '1010', max_number: '50', fields: 'name.first' }],
		results: [{ cons_id: ADA, name: { first: 'Ada' } }],
	},
	{
		...write,
		resource: 'interaction',
		operation: 'create',
		method: 'logInteraction',
		parameters: { constituent: ada, interaction_subject: 'Called' },
		wire: [{ cons_id: ADA, interaction_subject: 'Called' }],
		results: [{ cons_id: ADA, message: 'Interaction logged successfully.' }],
	},
	{
		...read,
		resource: 'interaction',
		operation: 'getAll',
		method: 'getUserInteractions',
		parameters: { constituent: ada },
		wire: [
			{ cons_id: ADA, ...page(50, 0) },
			{ cons_id: ADA, ...page(48, 2) },
		],
		results: [interaction(1, 'Signed up'), interaction(2, 'Volunteered')],
	},
];

/** `resource: operation`, for the names of tests. */
export function nameOf({ resource, operation }: OperationCase): string {
	return `${resource}: ${operation}`;
}
