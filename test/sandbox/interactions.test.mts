import { describe, expect, it } from 'vitest';
import type { Constituent } from '../../sandbox/index.mts';
import { addRecord, call, errorOf, useSandbox } from './client.mts';

const running = useSandbox();

interface Shown {
	interactionId: string;
	interactionTypeId: string;
	subject: string;
}

/** A record with five interactions, one a day from 1 to 5 January 2025 at noon UTC. */
function withLog(): Constituent {
	const one = addRecord(running());
	for (let n = 1; n <= 5; n++) {
		const interaction = running().site.logInteraction(one, {
			typeId: n === 5 ? '10' : '0',
			categoryId: n === 4 ? '1' : '0',
			subject: `Subject ${n}`,
			body: '',
			count: 1,
			automatic: false,
		});
		interaction.loggedAt = Date.UTC(2025, 0, n, 12);
	}
	return one;
}

/** Subjects of the interactions shown. */
async function subjects(params: Record<string, string>): Promise<string> {
	const reply = await call(running(), 'getUserInteractions', params);
	const root = reply.json?.['getUserInteractionsResponse'] as
		| { interaction?: Shown | Shown[] }
		| undefined;
	if (!root) return `code ${errorOf(reply).code}`;
	const shown = [root.interaction ?? []].flat();
	return shown.map((one) => one.subject.slice(-1)).join('');
}

describe('getUserInteractions', () => {
	it('lists the log, oldest first or last', async () => {
		const cons_id = withLog().consId;
		expect(await subjects({ cons_id })).toBe('12345');
		expect(await subjects({ cons_id, list_ascending: 'false' })).toBe('54321');
		expect(await subjects({ cons_id: addRecord(running()).consId })).toBe('');
	});

	it('takes a range of dates', async () => {
		const cons_id = withLog().consId;
		const begin_date = '2025-01-02T00:00:00Z';
		const end_date = '2025-01-04T12:00:00Z';
		expect(await subjects({ cons_id, begin_date })).toBe('2345');
		expect(await subjects({ cons_id, begin_date, end_date })).toBe('234');
		expect(await subjects({ cons_id, end_date: '2025-01-03' })).toBe('12');
		const turned = { cons_id, begin_date: end_date, end_date: begin_date };
		expect(await subjects(turned)).toBe('code 25');
		expect(await subjects({ cons_id, begin_date: 'yesterday' })).toBe('code 25');
	});

	it('filters by subject, type and category', async () => {
		const cons_id = withLog().consId;
		expect(await subjects({ cons_id, interaction_subject: 'Subject 3' })).toBe('3');
		expect(await subjects({ cons_id, interaction_subject: 'Subject' })).toBe('');
		running().site.settings.subjectFilter = 'contains';
		expect(await subjects({ cons_id, interaction_subject: 'Subject' })).toBe('12345');
		expect(await subjects({ cons_id, interaction_type_id: '10' })).toBe('5');
		expect(await subjects({ cons_id, list_category_id: '1' })).toBe('4');
	});

	it('pages', async () => {
		const cons_id = withLog().consId;
		const list_page_size = '2';
		expect(await subjects({ cons_id, list_page_size })).toBe('12');
		expect(await subjects({ cons_id, list_page_size, list_page_offset: '2' })).toBe('5');
		expect(await subjects({ cons_id, list_page_size, list_record_offset: '1' })).toBe('23');
		const both = { list_page_offset: '1', list_record_offset: '1' };
		expect(await subjects({ cons_id, ...both })).toBe('code 50');
	});
});

describe('the note of an interaction', () => {
	it('is shown in lists for custom types only, and by getInteraction for all', async () => {
		const one = addRecord(running());
		const log = async (interaction_type_id: string): Promise<string> => {
			await call(running(), 'logInteraction', {
				cons_id: one.consId,
				interaction_subject: 'Called',
				interaction_body: 'About the fair',
				interaction_type_id,
			});
			return one.interactions.at(-1)?.id ?? '';
		};
		const other = await log('0');
		const custom = await log('10');
		const list = await call(running(), 'getUserInteractions', { cons_id: one.consId });
		const { interaction } = list.json?.['getUserInteractionsResponse'] as {
			interaction: Record<string, unknown>[];
		};
		expect(interaction[0]).not.toHaveProperty('note');
		expect(interaction[1]).toMatchObject({ note: { text: 'About the fair' } });
		for (const interaction_id of [other, custom]) {
			const params = { cons_id: one.consId, interaction_id };
			const { json } = await call(running(), 'getInteraction', params);
			expect(json).toHaveProperty('getInteractionResponse.interaction.note.text', 'About the fair');
		}
	});

	it('is nil without a text', async () => {
		const one = withLog();
		const params = { cons_id: one.consId, interaction_id: one.interactions[4]?.id ?? '' };
		const { json } = await call(running(), 'getInteraction', params);
		expect(json).toHaveProperty('getInteractionResponse.interaction.note', null);
	});
});

describe('listInteractions', () => {
	async function list(params: Record<string, string>): Promise<string> {
		const reply = await call(running(), 'listInteractions', params);
		const root = reply.json?.['listInteractionsResponse'] as
			| { interaction?: Shown | Shown[] }
			| undefined;
		if (!root) return `code ${errorOf(reply).code}`;
		return [root.interaction ?? []]
			.flat()
			.map((one) => one.subject)
			.join();
	}

	it('lists those of a public custom type, whoever they belong to', async () => {
		const first = withLog();
		const second = withLog();
		for (const one of [first, second]) {
			for (const interaction of one.interactions) interaction.typeId = '10';
		}
		expect(await list({ interaction_type_id: '10', interaction_subject: 'Subject 2' })).toBe(
			'Subject 2,Subject 2',
		);
		const params = { interaction_type_id: '10', list_page_size: '3' };
		expect(await list({ ...params, begin_date: '2025-01-04' })).toBe(
			'Subject 4,Subject 4,Subject 5',
		);
		expect(await list({ ...params, list_ascending: 'false' })).toBe(
			'Subject 5,Subject 5,Subject 4',
		);
		expect(await list({ ...params, list_page_offset: '3' })).toBe('Subject 5');
		const { json } = await call(running(), 'listInteractions', { ...params, list_page_size: '1' });
		expect(json).toHaveProperty('listInteractionsResponse.interaction.consId', first.consId);
	});

	it('wants a type, and lists no other types', async () => {
		withLog();
		expect(await list({})).toBe('code 9');
		for (const interaction_type_id of ['0', '1', '35', '999']) {
			expect(await list({ interaction_type_id })).toBe('');
		}
		running().site.settings.closedInteractionType = 'fail';
		expect(await list({ interaction_type_id: '0' })).toBe('code 27');
	});
});

describe('updateInteraction', () => {
	const update = async (params: Record<string, string>) =>
		call(running(), 'updateInteraction', params);

	it('changes what it is given, and needs no constituent', async () => {
		const one = withLog();
		const interaction_id = one.interactions[0]?.id ?? '';
		const reply = await update({
			interaction_id,
			interaction_body: 'New',
			interaction_cat_id: '1',
			interaction_count: '3',
			interaction_type_id: '20',
		});
		expect(reply.json).toEqual({
			updateConsResponse: { message: 'Interaction updated successfully.' },
		});
		expect(one.interactions[0]).toMatchObject({
			subject: 'Subject 1',
			body: 'New',
			categoryId: '1',
			count: 3,
			typeId: '20',
		});
		expect(one.interactions).toHaveLength(5);
		expect(running().calls[0]).toMatchObject({ applied: true });
		running().site.settings.updateInteractionRoot = 'updateInteractionResponse';
		const again = await update({ interaction_id, interaction_subject: 'Other' });
		expect(again.json).toHaveProperty('updateInteractionResponse');
		expect(one.interactions[0]?.subject).toBe('Other');
	});

	it('checks what it is given, and changes nothing then', async () => {
		const one = withLog();
		const [first, second] = one.interactions;
		if (second) second.typeId = '1';
		const interaction_id = first?.id ?? '';
		const code = async (params: Record<string, string>): Promise<string | undefined> =>
			errorOf(await update({ interaction_id, interaction_subject: 'Changed', ...params })).code;
		expect(await code({ interaction_id: '' })).toBe('9');
		expect(await code({ interaction_id: '999999' })).toBe('27');
		expect(await code({ interaction_id: second?.id ?? '' })).toBe('27');
		expect(await code({ interaction_type_id: '1' })).toBe('26');
		expect(await code({ interaction_cat_id: '99' })).toBe('29');
		expect(await code({ interaction_body: 'x'.repeat(1501) })).toBe('30');
		expect(one.interactions.map(({ subject }) => subject)).not.toContain('Changed');
	});
});

describe('getInteraction', () => {
	it('shows one interaction of the record', async () => {
		const one = withLog();
		const interaction_id = one.interactions[4]?.id ?? '';
		const params = { cons_id: one.consId, interaction_id };
		const reply = await call(running(), 'getInteraction', params);
		expect(reply.json).toMatchObject({
			getInteractionResponse: {
				interaction: { interactionId: interaction_id, interactionTypeId: '10' },
			},
		});
		const other = { cons_id: '1000001', interaction_id };
		expect(errorOf(await call(running(), 'getInteraction', other)).code).toBe('27');
		const unknown = { ...params, interaction_id: '999999' };
		expect(errorOf(await call(running(), 'getInteraction', unknown)).code).toBe('27');
		const missing = { cons_id: one.consId };
		expect(errorOf(await call(running(), 'getInteraction', missing)).code).toBe('9');
	});
});

describe('logInteraction', () => {
	it('writes an interaction and answers like an update', async () => {
		const one = addRecord(running());
		const reply = await call(running(), 'logInteraction', {
			cons_id: one.consId,
			interaction_subject: 'Called',
			interaction_body: 'About the fair',
			interaction_type_id: '10',
		});
		expect(reply.json).toEqual({
			updateConsResponse: {
				cons_id: one.consId,
				message: 'Interaction logged successfully.',
			},
		});
		expect(one.interactions).toMatchObject([
			{ subject: 'Called', body: 'About the fair', typeId: '10', automatic: false },
		]);
	});

	it('answers without cons_id if the settings say so', async () => {
		running().site.settings.logInteractionConsId = false;
		const params = { cons_id: '1000001', interaction_subject: 'Called' };
		expect((await call(running(), 'logInteraction', params)).json).toEqual({
			updateConsResponse: { message: 'Interaction logged successfully.' },
		});
	});

	it('checks what it is given', async () => {
		const cons_id = '1000001';
		const code = async (params: Record<string, string>): Promise<string | undefined> =>
			errorOf(await call(running(), 'logInteraction', params)).code;
		expect(await code({ cons_id })).toBe('9');
		expect(await code({ interaction_subject: 'x' })).toBe('9');
		const given = { cons_id, interaction_subject: 'x' };
		expect(await code({ cons_id, interaction_subject: 'x'.repeat(81) })).toBe('23');
		expect(await code({ ...given, interaction_body: 'x'.repeat(1501) })).toBe('30');
		expect(await code({ ...given, interaction_type_id: '999' })).toBe('26');
		expect(await code({ ...given, interaction_cat_id: '999' })).toBe('29');
		expect(await code({ cons_id: '1', interaction_subject: 'x' })).toBe('16');
	});
});
