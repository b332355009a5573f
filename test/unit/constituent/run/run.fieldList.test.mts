import { beforeEach, describe, expect, it } from 'vitest';

import { forgetSiteFields } from '../../../../nodes/Convio/constituent/run/list/siteFields.ts';
import { FakeClock } from '../../sending/support/clock.mts';
import { FakeSite, json, refused, RESET, written } from '../../sending/support/site.mts';
import type { Reaction } from '../../sending/support/site.mts';
import { outcomes, people, runAt, UPDATE } from './support/runs.mts';

/** Its field makes the run ask for the site's list of fields, which it can do without. */
const WITH_LIST = { ...UPDATE, fieldsJson: { 'name.first': '=name' } };
const FIELDS = json({
	listConsFieldsResponse: {
		field: [
			{ name: 'name.first', valueType: 'TEXT', label: 'First Name' },
			{ name: 'reminder_hint', valueType: 'TEXT', label: 'Reminder', maxChars: '1' },
		],
	},
});
const GET_GROUPS = { ...UPDATE, operation: 'getGroups' };
const REDIRECT: Reaction = { status: 302, headers: { location: 'https://x.example' }, body: '' };

beforeEach(forgetSiteFields);

/** Runs at a site that gives this list, and this for all else. */
async function runs(list: Reaction, other: Reaction, parameters: object, count = 1) {
	const site = new FakeSite(({ method }) => (method === 'listUserFields' ? list : other));
	const { items, context } = await runAt(site, new FakeClock(), {
		parameters: { ...UPDATE, ...parameters },
		items: people(count),
		continueOnFail: true,
	});
	return { site, items, hints: context.hints.map(({ message }) => message) };
}

/** The description of the first item's failure. */
async function described(list: Reaction, other: Reaction, parameters: object = {}) {
	const { items, site } = await runs(list, other, parameters);
	const description: unknown = Reflect.get(Object(items[0]?.json.details), 'description');
	return { description, methods: site.methods };
}

describe('a list of fields that the site does not give', () => {
	it.each(['2', '4'])('ends the run with code %s: no item is sent', async (code) => {
		const { site, items } = await runs(refused(code), written(), WITH_LIST, 3);
		expect(site.methods).toStrictEqual(['listUserFields']);
		expect(items).toHaveLength(3);
		for (const [index, { json: result, pairedItem }] of items.entries()) {
			expect(pairedItem).toStrictEqual({ item: index });
			expect(result.error).toBe(
				`Luminate Online refused the call: refused with ${code} (code ${code})`,
			);
			expect(result.details).toMatchObject({ method: 'listUserFields', outcome: 'not applied' });
			expect(result.details).not.toHaveProperty('identity');
		}
	});

	it('ends the run when the way to the site is at fault', async () => {
		const { site, items } = await runs(REDIRECT, written(), WITH_LIST, 2);
		expect(site.methods).toStrictEqual(['listUserFields']);
		expect(items.map(({ json: { details } }) => details)).toMatchObject([
			{ method: 'listUserFields', httpStatus: 302 },
			{ method: 'listUserFields', httpStatus: 302 },
		]);
	});

	it.each(['1', '3', '6', '14'])('keeps no item from being sent with code %s', async (code) => {
		const { site, items } = await runs(refused(code), written(), WITH_LIST, 2);
		expect(site.methods).toStrictEqual(['listUserFields', 'update', 'update']);
		expect(outcomes(items)).toStrictEqual(['done', 'done']);
	});

	it('is asked for again, which the run tells', async () => {
		let isFirst = true;
		const site = new FakeSite(({ method, cons_id }) => {
			if (method !== 'listUserFields') return written(cons_id);
			const reaction = isFirst ? RESET : FIELDS;
			isFirst = false;
			return reaction;
		});
		const { context } = await runAt(site, new FakeClock(), {
			parameters: WITH_LIST,
			items: people(1),
		});
		expect(site.methods).toStrictEqual(['listUserFields', 'listUserFields', 'update']);
		expect(context.hints.map(({ message }) => message)).toStrictEqual(['1 saved; 1 retry']);
	});
});

describe('a value that is refused without a name', () => {
	const ADVICE =
		'A value does not fit its field. Compare choices, dates and numbers with Field > Get Many.';

	it('is told with the fields that the site may mean', async () => {
		const { description, methods } = await described(FIELDS, refused('22'));
		expect(methods).toStrictEqual(['update', 'listUserFields']);
		expect(description).toMatch(/^The site may mean 'reminder_hint': 'n0' .+/);
		expect(description).toMatch(new RegExp(`\\. ${ADVICE.replaceAll('.', '\\.')}$`));
	});

	it('is told with the advice alone when the list cannot be read', async () => {
		const { description } = await described(refused('3'), refused('22'));
		expect(description).toBe(ADVICE);
	});

	it('is none of a call without record fields: the list is not asked for', async () => {
		const { description, methods } = await described(FIELDS, refused('22'), GET_GROUPS);
		expect(methods).toStrictEqual(['getUserGroups']);
		expect(description).toBe(ADVICE);
	});

	it('is not what another code means, even if the site names a field', async () => {
		const named = { errorResponse: { code: '35', message: 'Reminder is odd' } };
		const reaction = { status: 403, body: JSON.stringify(named) };
		const { description, methods } = await described(FIELDS, reaction);
		expect(methods).toStrictEqual(['update']);
		expect(description).toBe('A value contains characters that the site does not accept.');
	});
});
