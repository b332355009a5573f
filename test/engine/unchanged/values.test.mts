import { describe, expect, it } from 'vitest';

import { FORMATS, jsonOf, useSandbox } from '../support/harness.mts';
import { ADA, addAda, addRecord, valuesOf } from '../operations/support/people.mts';
import { callCounts, logged, reportOf, sync } from './support/sync.mts';

const running = useSandbox();

/** All that Ada's record holds, as a spreadsheet or a person would spell it. */
const SAME = {
	id: ADA,
	'name.first': ' Ada ',
	'email.primary_address': 'ADA@example.org',
	'email.accepts_email': 'TRUE',
	birth_date: '1980-05-02T18:30:00+10:00',
	custom_string1: 'true',
	custom_boolean1: false,
	custom_number1: '7.0',
};
const UNCHANGED = { cons_id: ADA, message: '', action: 'unchanged' };

describe.each(FORMATS)('in %s', (format) => {
	it('leaves out what the record holds already, and logs nothing', async () => {
		addAda(running());
		const { revision } = running().site;
		const { success, hints } = await sync(running(), { rows: [SAME], format });
		expect(jsonOf(success)).toStrictEqual([UNCHANGED]);
		expect(callCounts(running())).toStrictEqual({ getUser: 1 });
		expect(logged(running(), ADA)).toBe(0);
		expect(running().site.revision).toBe(revision);
		expect(reportOf({ hints })).toBe(
			'Skip Unchanged: 1 of 1 item unchanged, with nothing to send.',
		);
	});

	it.each([
		['name.first', 'ada'],
		['email.primary_address', 'countess@example.org'],
		['email.accepts_email', false],
		['birth_date', '1980-05-03'],
		['custom_string1', 'TRUE'],
		['custom_boolean1', true],
		['custom_number1', '7.5'],
		['nickname', 'Countess'],
		['dir_member', false],
	])('sends the item when %s is %j, and names it', async (name, value) => {
		addAda(running());
		const { success, hints } = await sync(running(), {
			rows: [{ ...SAME, [name]: value }],
			format,
		});
		expect(jsonOf(success)).toStrictEqual([
			{ cons_id: ADA, message: 'User updated.', action: 'updated', changed: [name] },
		]);
		expect(logged(running(), ADA)).toBe(1);
		expect(reportOf({ hints })).toContain(`Differed most: ${name} (1).`);
	});

	it('clears a field once', async () => {
		addAda(running());
		const rows = [
			{ id: ADA, 'name.last': '', nickname: '', custom_string1: '', custom_string2: '' },
		];
		const options = { emptyValues: 'clear' };
		const first = await sync(running(), { rows, options, format });
		expect(jsonOf(first.success)).toMatchObject([{ changed: ['name.last', 'custom_string1'] }]);
		const again = await sync(running(), { rows, options, format });
		expect(jsonOf(again.success)).toStrictEqual([UNCHANGED]);
		expect(logged(running(), ADA)).toBe(1);
	});
});

it('writes what has changed and nothing else: 20 rows, one of them new', async () => {
	const rows = Array.from({ length: 20 }, (_, index) => {
		const { consId } = addRecord(running(), { nickname: `n${index}` });
		return { id: consId, nickname: index === 7 ? 'other' : `n${index}` };
	});
	const { success } = await sync(running(), { rows });
	expect(callCounts(running())).toStrictEqual({ getUser: 20, update: 1 });
	expect(jsonOf(success).map((json) => Reflect.get(Object(json), 'action'))).toStrictEqual(
		rows.map((_, index) => (index === 7 ? 'updated' : 'unchanged')),
	);
	expect(valuesOf(running(), rows[7]?.id ?? '')).toStrictEqual({ nickname: 'other' });
});

it('asks for the fields of the item only', async () => {
	addAda(running());
	await sync(running(), { rows: [SAME] });
	const read = running().calls.find(({ method }) => method === 'getUser');
	expect(read?.params.fields?.split(',').sort()).toStrictEqual(
		['cons_id', ...Object.keys(SAME).filter((name) => name !== 'id')].sort(),
	);
});

it('changes nothing for nodes without the option', async () => {
	addAda(running());
	const { success, hints } = await sync(running(), {
		rows: [SAME],
		options: { skipUnchanged: false },
	});
	expect(jsonOf(success)).toStrictEqual([{ cons_id: ADA, message: 'User updated.' }]);
	expect(callCounts(running())).toStrictEqual({ update: 1 });
	expect(reportOf({ hints })).toBe('');
});
