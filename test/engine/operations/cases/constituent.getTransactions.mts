import { expect } from 'vitest';

import { by } from '../../support/stored.mts';
import { paging, trio } from '../support/documented.mts';
import { READ, page } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'constituent',
	operation: 'getTransactions',
	method: 'getUserTransactions',
	documented: {
		...trio('doc'),
		...paging('doc'),
		begin_date: 'doc',
		end_date: 'doc',
		transaction_type: 'doc',
	},
	samples: { transaction_type: { value: 'REFUND', wire: 'REFUND' } },
	setUp: ({ site }) =>
		site.constituents.get(ADA)?.transactions.push({
			at: Date.UTC(2024, 4, 31, 15),
			confirmationCode: '1000-1234-1-1001002-1001',
			type: 'DONATION',
			amount: '50.00',
			tenderType: 'CREDIT_CARD',
			payMethod: 'ONLINE',
			card: { type: 'VISA', number: '************0000', expiration: '2026-05-31' },
			donation: { formId: '1300', levelId: '1381', campaignId: '1140' },
		}),
	parameters: { constituent: by('cons_id', ADA), limit: 1 },
	wire: [{ cons_id: ADA, ...page(1, 0) }],
	results: [
		expect.objectContaining({
			confirmation_code: '1000-1234-1-1001002-1001',
			amount: { decimal: '50.00', formatted: '$50.00' },
			credit_card_number: '************0000',
			credit_card_expiration: '2026-05-31-05:00',
			transaction_type: 'DONATION',
		}),
	],
};
