import { beforeEach, describe, expect, it } from 'vitest';

import { forgetSiteFields } from '../../../../nodes/Convio/constituent/run/list/siteFields.ts';
import { FakeClock } from '../../sending/support/clock.mts';
import { FakeSite, json, refused, written } from '../../sending/support/site.mts';
import { errorOf, people, runAt, UPDATE } from './support/runs.mts';

let site: FakeSite;

beforeEach(() => {
	forgetSiteFields();
	site = new FakeSite(({ method, cons_id }) => {
		if (method === 'update') return written(cons_id);
		return method === 'listUserFields'
			? json({ listConsFieldsResponse: { field: [{ name: 'name.first', valueType: 'TEXT' }] } })
			: json({ getConsResponse: { cons_id, name: { first: 'n0' } } });
	});
});

const END = 'Nothing was changed. The site may still refuse what looks right here.';

async function runs(options: object, items: Array<Record<string, string | boolean>>) {
	const { items: results, context } = await runAt(site, new FakeClock(), {
		parameters: { ...UPDATE, fieldsJson: { 'name.first': '=name' }, options: { ...options } },
		items,
		continueOnFail: true,
	});
	return {
		shown: results.map((result) => result.json),
		hints: context.hints.map(({ message, type }) => [message, type]),
	};
}

describe('a dry run', () => {
	it('of one item says that it was none, so that nobody takes it for the real one', async () => {
		const { hints } = await runs({ dryRun: true }, people(1));
		expect(hints).toStrictEqual([[`Dry run: 1 would be sent. ${END}`, 'info']]);
	});

	it('counts items that could not be sent, and shows them beside the others', async () => {
		const { shown, hints } = await runs({ dryRun: true }, [{ id: '', name: 'a' }, ...people(2)]);
		expect(shown).toMatchObject([
			{ problems: [{ field: 'Constituent' }], dryRun: true },
			{ dryRun: true, parameters: { cons_id: '1001' } },
			{ dryRun: true, parameters: { cons_id: '1002' } },
		]);
		expect(hints).toStrictEqual([[`Dry run: 2 would be sent, 1 would not. ${END}`, 'warning']]);
	});

	it("is one also if 'Dry Run' cannot be read in one of its items", async () => {
		const [one = {}, other = {}] = people(2);
		const items = [
			{ ...one, dry: true },
			{ ...other, dry: 'perhaps' },
		];
		const { hints } = await runs({ dryRun: '=dry' }, items);
		expect(hints).toStrictEqual([[`Dry run: 1 would be sent, 1 would not. ${END}`, 'warning']]);
		expect(site.methods).not.toContain('update');
	});

	it.each([
		[{}, '1 saved, 2 only checked by'],
		[{ skipUnchanged: true }, '1 saved, 1 unchanged, 1 only checked by'],
	])('of some items does not say that nothing was changed: %j', async (more, counted) => {
		const items = people(3).map((person, index) => ({ ...person, dry: index !== 1 }));
		const { hints } = await runs({ dryRun: '=dry', ...more }, items);
		expect(site.methods.filter((method) => method === 'update')).toHaveLength(1);
		expect(hints[0]).toStrictEqual([`${counted} 'Dry Run'`, 'info']);
	});

	it('that looks first reads, sends nothing, and says what would become of each', async () => {
		const { shown, hints } = await runs({ dryRun: true, skipUnchanged: true }, people(2));
		expect(new Set(site.methods)).toStrictEqual(new Set(['listUserFields', 'getUser']));
		const rest = { dryRun: true, method: 'update', alwaysSent: [] };
		const parameters = { response_format: 'json' };
		expect(shown).toStrictEqual([
			{
				...rest,
				parameters: { ...parameters, cons_id: '1001', 'name.first': 'n0' },
				would: 'unchanged',
				differs: [],
			},
			{
				...rest,
				parameters: { ...parameters, cons_id: '1002', 'name.first': 'n1' },
				would: 'update',
				differs: ['name.first'],
			},
		]);
		expect(hints[0]).toStrictEqual([`Dry run: 1 would be sent, 1 unchanged. ${END}`, 'info']);
	});

	it('that stops at a read that is refused tells which items it had shown', async () => {
		const parameters = { ...UPDATE, options: { dryRun: true, skipUnchanged: '=skip' } };
		const items = people(3).map((person, index) => ({ ...person, skip: index === 1 }));
		site = new FakeSite(() => refused('1'));
		const error = await errorOf(runAt(site, new FakeClock(), { parameters, items }));
		expect(site.methods).not.toContain('update');
		expect(error.message).toMatch(/refused with 1 \(code 1\) \[constituent ID '1002', item 1\]$/);
		expect(error.description).toContain(
			'2 of 3 items had succeeded when the node stopped [items 0, 2].',
		);
	});
});
