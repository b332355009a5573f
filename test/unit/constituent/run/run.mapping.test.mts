import { beforeEach, describe, expect, it } from 'vitest';

import { forgetSiteFields } from '../../../../nodes/Convio/constituent/run/list/siteFields.ts';
import { FakeClock } from '../../sending/support/clock.mts';
import { ownSite } from './support/context.mts';
import type { Setting } from './support/context.mts';
import { CREATE, outcomes, people, runAt } from './support/runs.mts';
import { FakeSite, json, refused, written } from '../../sending/support/site.mts';

let site: FakeSite;
let clock: FakeClock;

beforeEach(() => {
	forgetSiteFields();
	site = new FakeSite(({ cons_id }) => written(cons_id));
	clock = new FakeClock();
});

const runs = async (setting: Setting) => await runAt(site, clock, setting);

describe('automatic mapping', () => {
	const AUTOMATIC = {
		...CREATE,
		fieldsInput: 'mapper',
		fields: { mappingMode: 'autoMapInputData' },
	};
	const FIELDS = json({
		listConsFieldsResponse: { field: [{ name: 'name.first', valueType: 'TEXT' }] },
	});
	const items = people(3).map((person) => ({
		email: person.email,
		'name.first': person.name,
		x: 1,
	}));

	it('asks for the fields of the site once, and tells of columns that are none', async () => {
		site.then(FIELDS);
		const credential = { siteUrl: ownSite() };
		const { context } = await runs({ parameters: AUTOMATIC, items, credential });
		await runs({ parameters: AUTOMATIC, items, credential });
		expect(site.asked.map(({ method }) => method)).toEqual([
			'listUserFields',
			...Array(6).fill('create'),
		]);
		expect(site.asked[0]).toMatchObject({
			access: 'update',
			include_choices: 'true',
			sort_order: 'group',
		});
		expect(site.asked[1]).toMatchObject({ 'name.first': 'n0' });
		expect(context.hints.map(({ message }) => message)).toEqual([
			'3 saved',
			expect.stringContaining("'email', 'x'"),
		]);
	});

	it('does not begin without them', async () => {
		site.then(refused('14'));
		const { items: results } = await runs({
			parameters: AUTOMATIC,
			items,
			continueOnFail: true,
		});
		expect(site.asked).toHaveLength(1);
		expect(outcomes(results)).toEqual(Array(3).fill('not applied'));
		expect(results[2]?.json).toMatchObject({
			error: 'Luminate Online refused the call: refused with 14 (code 14)',
			details: {
				description: expect.stringMatching(/^'Map Automatically' needs the list of fields/),
			},
		});
	});

	it('asks for nothing when the fields are given otherwise', async () => {
		await runs({ parameters: { ...CREATE, fieldsInput: 'mapper' }, items });
		expect(site.asked.map(({ method }) => method)).toEqual(Array(3).fill('create'));
	});
});
