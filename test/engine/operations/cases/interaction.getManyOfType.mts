import { expect } from 'vitest';

import { paging } from '../support/documented.mts';
import { READ, page } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';
import type { OperationCase } from '../support/operation-case.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'interaction',
	operation: 'getManyOfType',
	method: 'listInteractions',
	documented: {
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
	setUp: ({ site }) => {
		const ada = site.constituents.get(ADA);
		const facts = {
			categoryId: '0',
			subject: 'Called',
			body: 'At noon',
			count: 1,
			automatic: false,
		};
		if (ada !== undefined) site.logInteraction(ada, { ...facts, typeId: '20' });
	},
	parameters: { interaction_type_id: '20', limit: 1 },
	wire: [{ interaction_type_id: '20', ...page(1, 0) }],
	results: [expect.objectContaining({ interactionTypeId: '20', note: { text: 'At noon' } })],
};
