import { beforeEach, describe, expect, it } from 'vitest';

import { BEGIN, READ_TAKES, Skipping } from './support/skipping.mts';

const ANSWER = { cons_id: '7', message: 'User updated.' };
const COMPARED = { notCompared: new Set<string>() };

const same = { cons_id: '7', nickname: 'Al' };
const other = { cons_id: '7', nickname: 'Bo' };
const byMember = { member_id: 'M', nickname: 'Al' };

let run: Skipping;
beforeEach(() => {
	run = new Skipping(() => same);
});

describe('an item whose record holds all of it', () => {
	it('is not sent, and says so', async () => {
		expect(await run.process(same, COMPARED)).toStrictEqual({
			kind: 'items',
			items: [{ cons_id: '7', message: '', action: 'unchanged' }],
			unsent: 'unchanged',
		});
		expect(run.sent).toStrictEqual([]);
		expect(run.hint()).toBe('Skip Unchanged: 1 of 1 item unchanged, with nothing to send.');
	});

	it('is sent, with nothing changed, if its person was written while it was read', async () => {
		const reading = run.process(byMember, COMPARED);
		await run.process(other);
		expect(await reading).toStrictEqual({
			kind: 'items',
			items: [{ ...ANSWER, action: 'updated', changed: [] }],
		});
		expect(run.sent.map(({ params }) => params)).toStrictEqual([other, byMember]);
	});

	it('is judged by the types of the site: a day is the same with an offset', async () => {
		const record = { cons_id: '7', birth_date: '1980-05-01-06:00' };
		run = new Skipping(() => record, { birth_date: 'date' });
		const result = await run.process({ cons_id: '7', birth_date: '1980-05-01' }, COMPARED);
		expect(result).toMatchObject({ unsent: 'unchanged' });
	});

	it('may clear a field of an empty name, once another record has shown the field', async () => {
		run = new Skipping(({ cons_id = '' }) => ({
			cons_id,
			name: cons_id === '7' ? { middle: 'X' } : null,
		}));
		const cleared = async (cons_id: string) =>
			await run.process({ cons_id, 'name.middle': ' ' }, COMPARED);
		expect(await cleared('8')).toMatchObject({ items: [{ action: 'updated', changed: [] }] });
		expect(await cleared('7')).toMatchObject({ items: [{ changed: ['name.middle'] }] });
		expect(await cleared('9')).toMatchObject({ items: [{ action: 'unchanged' }] });
	});
});

describe('an item that is sent', () => {
	it('lists what differed, and shares its time with the read', async () => {
		expect(await run.process(other, COMPARED)).toStrictEqual({
			kind: 'items',
			items: [{ ...ANSWER, action: 'updated', changed: ['nickname'] }],
		});
		expect(run.sent).toStrictEqual([{ params: other, since: BEGIN }]);
	});

	it('lists nothing after a read that has found nobody, and shares its time with it', async () => {
		run = new Skipping(() => undefined);
		expect(await run.process(byMember, COMPARED)).toStrictEqual({
			kind: 'items',
			items: [{ ...ANSWER, action: 'updated' }],
		});
		// When a refused read was sent is not known: its end is the nearest moment.
		expect(run.sent).toStrictEqual([{ params: byMember, since: BEGIN + READ_TAKES }]);
	});

	it.each([
		['it has only what is always sent', { cons_id: '7', user_password: 'secret' }, COMPARED],
		['its only field does not count', same, { notCompared: new Set(['nickname']) }],
	])('is not read before if %s', async (_case, params, lookFirst) => {
		expect(await run.process(params, lookFirst)).toStrictEqual({
			kind: 'items',
			items: [{ ...ANSWER, action: 'updated' }],
		});
		expect(run.sent).toStrictEqual([{ params, since: undefined }]);
		expect(run.site.asked).toStrictEqual([]);
		expect(run.hint()).toBe('Skip Unchanged: 0 of 1 item unchanged, with nothing to send.');
	});

	it('comes out as it is answered, and is not read, where its own option is off', async () => {
		expect(await run.process(same)).toStrictEqual({ kind: 'items', items: [ANSWER] });
		expect(run.site.asked).toStrictEqual([]);
		expect(run.hint()).toBeUndefined();
	});
});

describe('a record that the run has written', () => {
	it.each([
		['the key of an item that was compared', other, COMPARED],
		['the key of an item without the option', other, undefined],
		['the ID in the answer to another key', { member_id: 'M' }, undefined],
	])('is known by %s: it is not read again, and not left out', async (_case, first, option) => {
		await run.process(first, option);
		const reads = run.site.asked.length;
		expect(await run.process(same, COMPARED)).toMatchObject({ items: [{ action: 'updated' }] });
		expect(run.sent.map(({ params }) => params)).toStrictEqual([first, same]);
		expect(run.site.asked).toHaveLength(reads);
	});

	it('is known while the item that writes it is on its way', async () => {
		const writing = run.process({ member_id: 'M', nickname: 'Bo' });
		await Promise.all([writing, run.process(byMember, COMPARED)]);
		expect(run.sent).toHaveLength(2);
		expect(run.site.asked).toStrictEqual([]);
	});
});

describe('a dry run', () => {
	const shown = { method: 'update' };
	const DRY = { ...COMPARED, shown };
	const nothing = { ...shown, differs: [], alwaysSent: [] };

	it('shows, also twice, that nothing would be sent', async () => {
		const items = [{ ...nothing, would: 'unchanged' }];
		const expected = { kind: 'items', items, unsent: 'unchanged' };
		expect(await run.process(same, DRY)).toStrictEqual(expected);
		expect(await run.process(same, DRY)).toStrictEqual(expected);
		expect(run.sent).toStrictEqual([]);
	});

	it('shows that the value of the record would be sent again after another one', async () => {
		const update = { ...nothing, would: 'update' };
		const differing = [{ ...update, differs: ['nickname'] }];
		expect(await run.process(other, DRY)).toStrictEqual({ kind: 'items', items: differing });
		expect(await run.process(same, DRY)).toStrictEqual({ kind: 'items', items: [update] });
		expect(run.sent).toStrictEqual([]);
	});

	it('shows that nobody was found, and sends nothing', async () => {
		run = new Skipping(() => undefined);
		const items = [{ ...nothing, would: 'update', found: 0 }];
		expect(await run.process(byMember, DRY)).toStrictEqual({ kind: 'items', items });
		expect(run.sent).toStrictEqual([]);
	});
});
