import { expect } from 'vitest';

import { by } from '../../support/harness.mts';
import type { Strings } from '../../support/harness.mts';
import { READ, READ_GROUPS, WRITE } from './operation-case.mts';
import type { OperationCase } from './operation-case.mts';
import { ADA } from './people.mts';

const ada = by('cons_id', ADA);

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

/** Fields, groups and interactions. */
export const LIST_CASES: readonly OperationCase[] = [
	{
		...READ,
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
		...READ_GROUPS,
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
		...READ_GROUPS,
		resource: 'group',
		operation: 'getAll',
		method: 'listGroups',
		parameters: { limit: 1 },
		wire: [page(1, 0)],
		results: [{ id: '1010', name: 'Puppy Lovers', numMembers: '1', groupMode: 'STATIC' }],
	},
	{
		...READ,
		resource: 'group',
		operation: 'getMembers',
		method: 'getGroupMembers',
		parameters: { group: by('list', '1010'), fieldNames: ['name.first'] },
		wire: [{ group_id: '1010', max_number: '50', fields: 'name.first' }],
		results: [{ cons_id: ADA, name: { first: 'Ada' } }],
	},
	{
		...WRITE,
		resource: 'interaction',
		operation: 'create',
		method: 'logInteraction',
		parameters: { constituent: ada, interaction_subject: 'Called' },
		wire: [{ cons_id: ADA, interaction_subject: 'Called' }],
		results: [{ cons_id: ADA, message: 'Interaction logged successfully.' }],
	},
	{
		...READ,
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
