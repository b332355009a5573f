import { describe, expect, it } from 'vitest';

import { loadPackage } from '../support/n8n.mts';
import { by, callsOf, FORMATS, jsonOf, rows, run, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';
import { ADA, addAda, valuesOf } from './support/people.mts';
import { asJson } from './support/record-fields.mts';

const running = useSandbox();
const { node } = await loadPackage();

async function create(parameters: Parameters) {
	const result = await run(running(), {
		resource: 'constituent',
		operation: 'create',
		parameters: { primary_email: 'new@example.org', ...parameters },
	});
	const consId = String(Object(jsonOf(result.success)[0]).cons_id);
	return { ...result, consId, record: running().site.constituents.get(consId) };
}

describe('Create', () => {
	it('stores what is given, under the names of the API', async () => {
		const { consId, record } = await create({
			primary_email: ' New+news@Example.org ',
			...asJson({ 'name.first': '東京', 'name.last': "O'Brien", 'primary_address.zip': '00501' }),
			additionalFields: { member_id: 7, source: 'gala', sub_source: 'table 9' },
			memberships: {
				add_group_ids: rows('1010', '1013'),
				add_interest_ids: rows('1006'),
				add_center_ids: rows('1103'),
				add_center_opt_in_ids: rows('1101'),
			},
			interaction: { interaction_subject: 'Signed up', interaction_count: 2 },
		});
		expect(valuesOf(running(), consId)).toMatchObject({
			'email.primary_address': 'new+news@example.org',
			'name.first': '東京',
			'name.last': "O'Brien",
			'primary_address.zip': '00501',
			member_id: '7',
			origin_source: 'gala',
			origin_subsource: 'table 9',
		});
		expect(record?.groups).toStrictEqual(new Set(['1010', '1013']));
		expect(record?.interests).toStrictEqual(new Set(['1006']));
		expect(record?.centers).toStrictEqual(new Set(['1103', '1101']));
		expect(record?.centerOptIns).toStrictEqual(new Set(['1101']));
		expect(record?.interactions).toMatchObject([{ subject: 'Signed up', count: 2 }]);
	});

	it.each([
		['switched off', { no_welcome: false }, 1],
		['switched on', { no_welcome: true }, 0],
		['not given', {}, 0],
	])(
		'sends a welcome email only when Skip Welcome Email is %s',
		async (_, additionalFields, count) => {
			expect((await create({ additionalFields })).record?.welcomes).toBe(count);
		},
	);

	it.each([
		['', "'Primary Email' is empty: Luminate Online requires it to create a constituent"],
		['  ', "'Primary Email' is empty"],
		['nobody', "'Primary Email' must be one email address, not 'nobody'"],
		['a@x.org;b@x.org', 'must be one email address'],
		['Ada <ada@x.org>', 'must be one email address'],
	])('refuses the address "%s" before anything is sent', async (address, words) => {
		const { error } = await create({ primary_email: `={{ ${JSON.stringify(address)} }}` });
		expect(error?.message).toContain(words);
		expect(running().calls).toStrictEqual([]);
	});

	it('refuses another address among the record fields', async () => {
		const { error } = await create(asJson({ 'email.primary_address': 'other@example.org' }));
		expect(error?.message).toContain('differs from the primary email address');
		expect(running().calls).toStrictEqual([]);
	});

	it('changes nothing when a constituent has the address already', async () => {
		addAda(running());
		const before = valuesOf(running(), ADA);
		const { error } = await create({
			primary_email: 'Ada@example.org',
			...asJson({ gender: 'x' }),
		});
		expect(error?.message).toContain('(code 11)');
		expect(valuesOf(running(), ADA)).toStrictEqual(before);
	});
});

describe.each(FORMATS)('a single sign-on token, in %s', (response_format) => {
	it('comes with the result, under a name that n8n hides', async () => {
		const additionalFields = { get_single_sign_on_token: true };
		const { success, consId } = await create({ additionalFields, options: { response_format } });
		expect(jsonOf(success)).toStrictEqual([
			{
				cons_id: consId,
				primary_email: 'new@example.org',
				message: 'New user added.',
				token: [...running().site.tokens][0],
			},
		]);
		const [item = {}] = jsonOf(success).map(Object);
		const others = Object.keys(item).filter(
			(name) => !['cons_id', 'primary_email', 'message'].includes(name),
		);
		expect(node.description.sensitiveOutputFields).toStrictEqual(expect.arrayContaining(others));
	});
});

it('Update adds and removes memberships', async () => {
	const ada = addAda(running());
	await run(running(), {
		resource: 'constituent',
		operation: 'update',
		parameters: {
			constituent: by('cons_id', ADA),
			memberships: {
				add_group_ids: rows('1020'),
				remove_group_ids: rows('1010'),
				remove_interest_ids: rows('1002'),
				add_interest_ids: rows('1003'),
				remove_center_ids: rows('1101'),
			},
		},
	});
	expect(ada.groups).toStrictEqual(new Set(['1013', '1020']));
	expect(ada.interests).toStrictEqual(new Set(['1003']));
	expect(ada.centers).toStrictEqual(new Set());
	expect(callsOf(running(), 'update')).toHaveLength(1);
});
