import { expect } from 'vitest';

import { by } from '../../support/stored.mts';
import { paging, trio } from '../support/documented.mts';
import { READ, page } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

function interaction(id: number, subject: string): Record<string, unknown> {
	return {
		cons_id: ADA,
		interactionId: String(id),
		interactionTypeId: '0',
		subject,
		interactionCategoryId: '0',
		interactionCount: '1',
		interactionDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
	};
}

export const operationCase: OperationCase = {
	...READ,
	resource: 'interaction',
	operation: 'getAll',
	method: 'getUserInteractions',
	documented: {
		...trio('doc'),
		...paging('doc'),
		begin_date: 'doc',
		end_date: 'doc',
		interaction_subject: 'doc',
		interaction_type_id: 'doc',
		list_ascending: 'doc',
		list_category_id: 'doc',
		list_filter_column: 'doc',
		list_filter_text: 'doc',
		list_sort_column: 'doc',
	},
	parameters: { constituent: by('cons_id', ADA) },
	wire: [
		{ cons_id: ADA, ...page(50, 0) },
		{ cons_id: ADA, ...page(48, 2) },
	],
	results: [interaction(1, 'Signed up'), interaction(2, 'Volunteered')],
};
