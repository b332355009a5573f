import { describe, expect, it } from 'vitest';

import { by, FORMATS, jsonOf, run, useSandbox } from '../support/harness.mts';
import { nameOf, OPERATION_CASES } from './support/operation-cases.mts';
import type { OperationCase } from './support/operation-cases.mts';
import { addRecord } from './support/people.mts';

const running = useSandbox();
const CASES = OPERATION_CASES.filter(({ parameters }) => 'constituent' in parameters);
const named = (cases: readonly OperationCase[]) => cases.map((one) => [nameOf(one), one] as const);

async function runWith(entry: OperationCase, constituent: unknown, more: object = {}) {
	const { resource, operation } = entry;
	const parameters = { ...entry.parameters, constituent, ...more };
	return await run(running(), { resource, operation, parameters, onError: 'continueErrorOutput' });
}

describe.each(named(CASES))("'Constituent' of %s", (_, entry) => {
	it.each([
		['an empty text', by('member_id', '={{ "" }}'), "'Constituent' is empty"],
		['blanks', by('member_id', '  '), "'Constituent' is empty"],
		[
			'an expression that finds nothing',
			by('member_id', '={{ $json.id }}'),
			"'Constituent' is empty",
		],
		['a name for an ID', by('cons_id', 'Ada'), "not 'Ada'"],
		[
			'two addresses',
			by('primary_email', 'a@b.org, c@d.org'),
			/one email address|must be given by/,
		],
		['another kind of key', by('user_name', 'ada'), "'Constituent' must be given by"],
	])('refuses %s before anything is sent', async (__, constituent, words) => {
		const { failed } = await runWith(entry, constituent);
		expect(failed[0]?.json.error).toMatch(words);
		expect(failed[0]?.json.details).toMatchObject({ outcome: 'not applied' });
		expect(running().calls).toStrictEqual([]);
	});
});

const READS = CASES.filter(({ writes }) => !writes);
const REFUSING = READS.filter(({ onOtherMatches = 'refused' }) => onOtherMatches === 'refused');
const EMPTY = READS.filter(({ onOtherMatches }) => onOtherMatches === 'empty');

describe.each(FORMATS)('a key that nobody has, or several, in %s', (response_format) => {
	const options = { response_format };

	it.each(named(REFUSING))('is reported by %s', async (_, entry) => {
		for (let n = 0; n < 2; n += 1) addRecord(running(), { member_id: 'twice' });
		const nobody = await runWith(entry, by('member_id', 'nobody'), { options });
		expect(jsonOf(nobody.failed)).toMatchObject([{ details: { code: '16' } }]);
		const several = await runWith(entry, by('member_id', 'twice'), { options });
		expect(jsonOf(several.failed)).toMatchObject([{ details: { code: '8' } }]);
	});

	it.each(named(EMPTY))('finds nothing in %s', async (_, entry) => {
		for (let n = 0; n < 2; n += 1) addRecord(running(), { member_id: 'twice' });
		for (const key of ['nobody', 'twice']) {
			const { failed, success } = await runWith(entry, by('member_id', key), { options });
			expect([failed, success]).toStrictEqual([[], []]);
		}
	});
});
