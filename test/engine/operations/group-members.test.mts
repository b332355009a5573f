import { describe, expect, it } from 'vitest';

import { by, callsOf, FORMATS, jsonOf, run, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';
import { addRecord } from './support/people.mts';

const running = useSandbox();

function fill(count: number): void {
	for (let n = 0; n < count; n += 1) {
		const record = addRecord(running(), {
			'name.first': `N${n}`,
			'email.primary_address': `n${n}@example.org`,
			custom_string1: 'x',
		});
		running().site.setMember(record, '1010', true);
	}
}

async function members(parameters: Parameters) {
	return await run(running(), {
		resource: 'group',
		operation: 'getMembers',
		parameters: { group: by('id', '1010'), ...parameters },
	});
}

describe.each(FORMATS)('in %s', (response_format) => {
	it.each([0, 1, 2])('gives the members, of which there are %i', async (count) => {
		fill(count);
		const { success, hints } = await members({ options: { response_format } });
		expect(success).toHaveLength(count);
		const texts = hints.map(({ message }) => message);
		expect(texts).toStrictEqual(count === 0 ? ['Nothing was found for 1 item'] : []);
	});

	it('gives the chosen fields of each in one row', async () => {
		fill(1);
		const { success } = await members({
			fieldNames: ['name.first', 'custom_string1'],
			options: { response_format },
		});
		expect(jsonOf(success)).toStrictEqual([
			{ cons_id: '1', 'name.first': 'N0', custom_string1: 'x' },
		]);
	});

	it('gives them as they come when they are not to be simplified, lists as lists', async () => {
		fill(1);
		const { success } = await members({
			fieldNames: ['name.first', 'custom_string1'],
			simplify: false,
			options: { response_format },
		});
		expect(jsonOf(success)).toMatchObject([
			{ name: { first: 'N0' }, custom: { string: [{ id: 'custom_string1', content: 'x' }] } },
		]);
	});
});

describe('a list that the site cuts', () => {
	it.each([
		[
			'all are wanted and parts are allowed',
			{ returnAll: true, options: { allowIncompleteResults: true } },
			{},
		],
		['more are wanted than it gives', { limit: 5 }, { max_number: '5' }],
	])('is told in a hint when %s', async (_, parameters, asked) => {
		running().site.settings.maxGroupMembers = 3;
		fill(8);
		const { success, hints } = await members(parameters);
		expect(success).toHaveLength(3);
		expect(hints.map(({ message }) => message)).toStrictEqual([
			expect.stringMatching(/^The site returned 3 of the 8 members of group 1010\..*does not list/),
		]);
		expect(callsOf(running(), 'getGroupMembers')).toStrictEqual([{ group_id: '1010', ...asked }]);
	});

	it('is a failure when all are wanted', async () => {
		running().site.settings.maxGroupMembers = 3;
		fill(8);
		const { success, error } = await members({ returnAll: true });
		expect(success).toStrictEqual([]);
		expect(error?.message).toContain('3 of the 8 members of group 1010');
	});

	it('is asked for within what the vendor documents', async () => {
		fill(2);
		await members({ limit: 2500 });
		expect(callsOf(running(), 'getGroupMembers')).toMatchObject([{ max_number: '1000' }]);
	});

	it('is none when the limit cuts it', async () => {
		fill(8);
		const { success, hints } = await members({ limit: 2 });
		expect(success).toHaveLength(2);
		expect(hints).toStrictEqual([]);
	});
});

it.each([
	['={{ "" }}', "'Group' is empty: no group ID is given"],
	['Puppy Lovers', "'Group' must be a whole number, 0 or greater, not 'Puppy Lovers'"],
])('refuses the group "%s"', async (id, words) => {
	const { error } = await members({ group: by('id', id) });
	expect(error?.message).toBe(`${words} [item 0]`);
	expect(running().calls).toStrictEqual([]);
});
