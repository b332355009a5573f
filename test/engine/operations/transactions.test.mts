import { describe, expect, it } from 'vitest';

import type { Constituent } from '../../../sandbox/index.mts';
import { by, callsOf, FORMATS, jsonOf, run, useSandbox } from '../support/harness.mts';
import { loadPackage } from '../support/n8n.mts';
import { ADA, addAda } from './support/people.mts';

const running = useSandbox();

function addGifts(ada: Constituent, count: number): void {
	for (let n = 0; n < count; n += 1) {
		ada.transactions.push({
			at: Date.UTC(2024, 0, 1 + n, 18),
			confirmationCode: String(n),
			type: n % 2 === 0 ? 'DONATION' : 'REFUND',
			amount: '10.00',
			tenderType: 'CREDIT_CARD',
			payMethod: 'ONLINE',
			card: { type: 'VISA', number: '************0000', expiration: '2026-05-31' },
		});
	}
}

async function getTransactions(parameters: object) {
	return await run(running(), {
		resource: 'constituent',
		operation: 'getTransactions',
		parameters: { constituent: by('cons_id', ADA), ...parameters },
	});
}

describe.each(FORMATS)('Get Transactions in %s', (response_format) => {
	const options = { response_format };

	it('returns those of all pages, with card numbers masked as they come', async () => {
		addGifts(addAda(running()), 230);
		const { success, error } = await getTransactions({ returnAll: true, options });
		expect(error).toBeUndefined();
		expect(new Set(success.map(({ json }) => json.confirmation_code)).size).toBe(230);
		for (const { json } of success) expect(json.credit_card_number).toBe('************0000');
		expect(callsOf(running(), 'getUserTransactions').length).toBeGreaterThanOrEqual(3);
	});

	it.each([0, 1])('returns a list of %s', async (count) => {
		addGifts(addAda(running()), count);
		const { success } = await getTransactions({ options });
		expect(success).toHaveLength(count);
	});

	it('returns those of a type within dates', async () => {
		addGifts(addAda(running()), 10);
		const filters = {
			transaction_type: 'DONATION',
			begin_date: '2024-01-03',
			end_date: '2024-01-06',
		};
		const { success } = await getTransactions({ filters, options });
		const codes = jsonOf(success).map((json) => Object(json).confirmation_code);
		expect(codes.sort()).toStrictEqual(['2', '4']);
	});
});

it('offers types that the site knows, and no others', async () => {
	addAda(running());
	const { node } = await loadPackage();
	const members = node.description.properties.flatMap(({ options = [] }) => options);
	const types = members.flatMap((member) =>
		member.name === 'transaction_type' && 'type' in member ? (member.options ?? []) : [],
	);
	expect(types.length).toBeGreaterThan(0);
	for (const type of types) {
		const filters = { transaction_type: Reflect.get(type, 'value') as unknown };
		const { error } = await getTransactions({ filters });
		expect(error, type.name).toBeUndefined();
	}
});
