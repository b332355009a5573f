import { describe, expect, it } from 'vitest';

import { by, callsOf, jsonOf, run, useSandbox } from '../support/harness.mts';
import { addRecord, valuesOf } from './support/people.mts';
import { AUTOMATIC, updateAda } from './support/record-fields.mts';

const running = useSandbox();

describe('automatic mapping', () => {
	it('asks the site for its fields once, however many items there are', async () => {
		running().site.settings.loginName = 'account-of-this-test';
		const items = Array.from({ length: 5 }, (_, n) => ({ nickname: `N${n}` }));
		const { sent } = await updateAda(running(), AUTOMATIC, { items });
		expect(sent).toStrictEqual(items);
		expect(callsOf(running(), 'listUserFields')).toStrictEqual([
			{ access: 'update', include_choices: 'true', sort_order: 'group' },
		]);
	});

	it('sends what the site has, ignores the rest, and names it once', async () => {
		const items = [
			{ 'name.first': 'Ada', Shoe: 7, 'active.status': 'x', First: 'a' },
			{ 'name.first': 'Eve', Shoe: 8, cons_id: '5' },
		];
		const { sent, hints } = await updateAda(running(), AUTOMATIC, { items });
		expect(sent).toStrictEqual([{ 'name.first': 'Ada' }, { 'name.first': 'Eve' }]);
		const ignored = hints.filter(({ message }) => message.startsWith('Columns left out'));
		expect(ignored.map(({ message }) => message)).toStrictEqual([
			"Columns left out by 'Map Automatically', because no field that the API administrator account may update has this name or label (Field > Get Many lists them): 'Shoe', 'active.status', 'First'; and because the node has a field of its own for them: 'cons_id' ('Constituent' (by Cons ID))",
		]);
	});

	it('gives no such hint when every column has a field', async () => {
		const { hints } = await updateAda(running(), AUTOMATIC, { items: [{ nickname: 'C' }] });
		expect(hints).toStrictEqual([]);
	});

	it('takes names and labels as people write them in headings', async () => {
		const items = [
			{ 'Name.First': 'Ada', ' last name': 'Byron' },
			{ '\uFEFFname.first': 'Eve', 'LAST NAME\u00A0': 'Fay', name_first: 'x' },
		];
		const { sent } = await updateAda(running(), AUTOMATIC, { items });
		expect(sent).toStrictEqual([
			{ 'name.first': 'Ada', 'name.last': 'Byron' },
			{ 'name.first': 'Eve', 'name.last': 'Fay' },
		]);
	});

	it('names field, value and item of what it cannot send, and sends the others', async () => {
		const items = [{ birth_date: '1980-05-02' }, { birth_date: 'May' }];
		const onError = 'continueErrorOutput';
		const { sent, failed } = await updateAda(running(), AUTOMATIC, { items, onError });
		expect(sent).toStrictEqual([{ birth_date: '1980-05-02T00:00:00' }]);
		expect(jsonOf(failed)).toMatchObject([
			{
				birth_date: 'May',
				error:
					"'Birth Date' (birth_date) must be a date, not 'May' [constituent ID '1001002', item 1]",
				details: { field: 'birth_date', outcome: 'not applied' },
			},
		]);
	});

	it('leaves the other items alone when an option of the first one is wrong', async () => {
		running().site.settings.loginName = 'another-account-of-this-test';
		const parameters = { options: { timeout: '={{ $json.nickname }}' } };
		const items = [{ nickname: 'long' }, { nickname: '5000' }];
		const onError = 'continueErrorOutput';
		const { sent, failed } = await updateAda(
			running(),
			{ ...AUTOMATIC, ...parameters },
			{ items, onError },
		);
		expect(sent).toStrictEqual([{ nickname: '5000' }]);
		expect(jsonOf(failed)).toMatchObject([{ nickname: 'long', details: { field: 'Timeout' } }]);
	});

	it.each(['json', 'xml'])('works when the site answers in %s', async (response_format) => {
		const parameters = { options: { response_format } };
		const items = [{ nickname: 'C', custom_number1: 4, gender: 'Female' }];
		const { sent } = await updateAda(running(), AUTOMATIC, { items, parameters });
		expect(sent).toStrictEqual([{ nickname: 'C', custom_number1: '4', gender: 'Female' }]);
	});
});

it('a list of fields that is refused is the failure of every item, and nothing is sent', async () => {
	const max = addRecord(running(), { member_id: 'M-1' });
	// Lists are kept by site and account: one of its own keeps those of other tests out.
	running().site.settings.loginName = 'account-without-fields';
	running().site.settings.deniedMethods = ['listUserFields'];
	const { success } = await run(running(), {
		resource: 'constituent',
		operation: 'update',
		parameters: { constituent: by('member_id', 'M-1'), ...AUTOMATIC },
		items: [{ nickname: 'A' }, { nickname: 'B' }],
		onError: 'continueRegularOutput',
	});
	expect(jsonOf(success)).toMatchObject(
		[0, 1].map(() => ({
			error: expect.stringMatching(/\(code 3\)$/),
			details: {
				method: 'listUserFields',
				outcome: 'not applied',
				description: expect.stringMatching(/^'Map Automatically' needs the list of fields/),
			},
		})),
	);
	expect(running().calls).toHaveLength(1);
	expect(valuesOf(running(), max.consId)).toStrictEqual({ member_id: 'M-1' });
});
