import { describe, expect, it } from 'vitest';
import type { Constituent, Transaction } from '../../sandbox/index.mts';
import { addRecord, call, errorOf, useSandbox } from './client.mts';

const running = useSandbox();

interface Shown {
	confirmation_code: string;
	transaction_type: string;
	timestamp: string;
	[part: string]: unknown;
}

/** A record with five transactions, one a day from 1 to 5 June 2024; the fourth is a purchase. */
function withTransactions(): Constituent {
	const one = addRecord(running());
	for (let n = 1; n <= 5; n++) {
		const transaction: Transaction = {
			at: Date.parse(`2024-06-0${n}T12:00:00-05:00`),
			confirmationCode: `code-${n}`,
			type: n === 4 ? 'ECOMMERCE_PURCHASE' : 'DONATION',
			amount: '20.00',
			tenderType: 'CHECK',
			payMethod: 'OFFLINE',
			...(n !== 4 && { donation: { formId: '1', levelId: '2', campaignId: '3' } }),
		};
		one.transactions.push(transaction);
	}
	return one;
}

async function list(params: Record<string, string>): Promise<Shown[]> {
	const reply = await call(running(), 'getUserTransactions', params);
	const root = reply.json?.['getConsTransactionsResponse'] as
		| { transaction?: Shown | Shown[] }
		| undefined;
	if (!root) throw new Error(`code ${errorOf(reply).code}`);
	return [root.transaction ?? []].flat();
}

async function codes(params: Record<string, string>): Promise<string> {
	return (await list(params)).map((one) => one.confirmation_code.slice(-1)).join('');
}

describe('getUserTransactions', () => {
	it('answers none, one and several as no key, an object and an array', async () => {
		const one = addRecord(running());
		const ask = async (): Promise<unknown> =>
			(await call(running(), 'getUserTransactions', { cons_id: one.consId })).json;
		expect(await ask()).toEqual({ getConsTransactionsResponse: {} });
		one.transactions.push(...withTransactions().transactions.slice(0, 1));
		expect(await ask()).toHaveProperty('getConsTransactionsResponse.transaction.amount');
		one.transactions.push(...withTransactions().transactions.slice(1, 2));
		expect(await ask()).toHaveProperty('getConsTransactionsResponse.transaction.1.amount');
	});

	it('filters by type and by dates, with or without a time', async () => {
		const cons_id = withTransactions().consId;
		expect(await codes({ cons_id })).toBe('12345');
		expect(await codes({ cons_id, transaction_type: 'DONATION' })).toBe('1235');
		expect(await codes({ cons_id, transaction_type: 'REFUND' })).toBe('');
		expect(await codes({ cons_id, begin_date: '2024-06-03' })).toBe('345');
		const end_date = '2024-06-03T12:00:00-05:00';
		expect(await codes({ cons_id, begin_date: '2024-06-02', end_date })).toBe('23');
		await expect(codes({ cons_id, transaction_type: 'GIFT' })).rejects.toThrow('code 22');
		await expect(
			codes({ cons_id, begin_date: '2024-06-03', end_date: '2024-06-01' }),
		).rejects.toThrow('code 25');
	});

	it('pages, 25 at a time', async () => {
		const one = withTransactions();
		const cons_id = one.consId;
		expect(await codes({ cons_id, list_page_size: '2', list_page_offset: '1' })).toBe('34');
		expect(await codes({ cons_id, list_page_size: '2', list_record_offset: '4' })).toBe('5');
		for (let n = 0; n < 30; n++) one.transactions.push(...one.transactions.slice(0, 1));
		expect(await list({ cons_id })).toHaveLength(25);
	});

	it('takes GET, and finds by any of the three keys', async () => {
		const one = withTransactions();
		running().site.setValue(one, 'member_id', 'M-77');
		const params = { member_id: 'M-77' };
		const reply = await call(running(), 'getUserTransactions', params, { verb: 'GET' });
		expect(reply.status).toBe(200);
		await expect(codes({})).rejects.toThrow('code 9');
		await expect(codes({ cons_id: '1' })).rejects.toThrow('code 16');
	});

	it('shows parts of a donation, with both kinds of empty in one response', async () => {
		const cons_id = withTransactions().consId;
		const shown = await list({ cons_id });
		expect(shown[0]).toMatchObject({
			tender_type: 'CHECK',
			donation_detail: {
				form: { id: '1', description: null },
				level: { id: '2', description: {} },
				campaign: { id: '3', description: null },
				value_of_goods: { decimal: '0.00', formatted: '$0.00' },
			},
		});
		expect(shown[0]).not.toHaveProperty('credit_card_number');
		expect(shown[3]).not.toHaveProperty('donation_detail');
	});

	it('knows made-up transactions of the generated people, with masked cards', async () => {
		const people = [...running().site.constituents.values()];
		const all = people.flatMap(({ transactions }) => transactions);
		expect(all.length).toBeGreaterThan(100);
		const cards = all.flatMap(({ card }) => card ?? []);
		expect(cards.length).toBeGreaterThan(50);
		for (const card of cards) expect(card.number).toMatch(/^\*{12}\d{4}$/);
		const { consId = '' } = people.find(({ transactions }) => transactions.length > 1) ?? {};
		const [first] = await list({ cons_id: consId });
		expect(first?.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-0[56]:00$/);
	});
});
