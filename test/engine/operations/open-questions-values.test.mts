/** What no document says about values; see open-questions.test.mts. */
import { describe, expect, it } from 'vitest';

import type { SettingsPatch } from '../../../sandbox/index.mts';
import { jsonOf, useSandbox } from '../support/harness.mts';
import { ADA, ADA_VALUES, valuesOf } from './support/people.mts';
import { asJson, updateAda } from './support/record-fields.mts';

const running = useSandbox();
const UPDATED = { cons_id: ADA, message: 'User updated.' };

/** Updates Ada with these fields; gives what the node reports and what the site holds then. */
async function update(fields: object, settings: SettingsPatch, emptyValues = 'ignore') {
	running().reset(settings);
	const { success, failed } = await updateAda(running(), asJson(fields), {
		parameters: { options: { emptyValues } },
		onError: 'continueErrorOutput',
	});
	const [item, ...others] = [...jsonOf(success), ...jsonOf(failed)];
	expect(others).toStrictEqual([]);
	return { item, values: valuesOf(running(), ADA) };
}

/** A refusal with this code, of a call that has changed nothing. */
const refused = (code: string) => ({
	item: expect.objectContaining({
		details: expect.objectContaining({ code, outcome: 'not applied' }),
	}),
	values: ADA_VALUES,
});

/** A refusal of the node itself, before anything was sent. */
const refusedHere = (field: string) => ({
	item: expect.objectContaining({
		details: expect.objectContaining({ field, outcome: 'not applied' }),
	}),
	values: ADA_VALUES,
});

describe('Is a field cleared by empty text, by a blank, or by neither?', () => {
	const EMPTY = { 'name.first': '', birth_date: '' };
	const { 'name.first': _first, birth_date: _birth, ...cleared } = ADA_VALUES;

	it.each(['ignore', 'clear'] as const)('empty text: %s, a blank clears', async (emptyValue) => {
		const byDefault = await update({ ...EMPTY, nickname: 'Countess' }, { emptyValue });
		const values = { ...ADA_VALUES, nickname: 'Countess' };
		expect(byDefault).toStrictEqual({ item: UPDATED, values });
		const asTold = await update(EMPTY, { emptyValue }, 'clear');
		expect(asTold).toStrictEqual({ item: UPDATED, values: cleared });
	});

	it('a site that does not take a blank for a date refuses it, and the node says so', async () => {
		expect(await update(EMPTY, { spaceClears: false }, 'clear')).toStrictEqual(refused('22'));
	});

	it('a site that stores the blank has changed the record, as the node says', async () => {
		const { item, values } = await update({ 'name.first': '' }, { spaceClears: false }, 'clear');
		expect(item).toStrictEqual(UPDATED);
		expect(values).toStrictEqual({ ...ADA_VALUES, 'name.first': ' ' });
	});
});

describe('What becomes of a name that is no field?', () => {
	const FIELDS = { no_such_field: 'x', 'name.first': 'Augusta' };

	it.each(['ignore', 'fail'] as const)(
		'where the site would %s it, the node has refused it before',
		async (unknownFields) => {
			expect(await update(FIELDS, { unknownFields })).toStrictEqual(refusedHere('no_such_field'));
		},
	);
});

describe('Values that the site may read in several ways are sent in one that it can only take so', () => {
	it.each(['fail', 'false', 'ignore'] as const)('booleans, others: %s', async (badBoolean) => {
		for (const [given, stored] of [
			[true, 'true'],
			['TRUE', 'true'],
			[false, 'false'],
		] as const) {
			const { item, values } = await update({ 'email.accepts_email': given }, { badBoolean });
			expect(item).toStrictEqual(UPDATED);
			expect(values['email.accepts_email']).toBe(stored);
		}
	});

	it.each([true, false])('printed dates, taken as they are: %s', async (acceptPrintedDate) => {
		const { item, values } = await update(
			{ birth_date: '1815-12-10-06:00' },
			{ acceptPrintedDate },
		);
		expect(item).toStrictEqual(UPDATED);
		expect(values.birth_date).toBe('1815-12-10');
	});

	it.each(['shift', 'keepDay'] as const)('dates, with a zone: %s', async (zonedDate) => {
		const { values } = await update({ birth_date: '1815-12-10' }, { zonedDate });
		expect(values.birth_date).toBe('1815-12-10');
	});
});

describe('Does an enumeration take the number of a choice?', () => {
	const FIELDS = { 'email.preferred_format': '1' };

	it.each([true, false])('%s: the node takes the choices that the list has', async (numbers) => {
		const outcome = await update(FIELDS, { enumerationNumbers: numbers });
		expect(outcome).toStrictEqual(refusedHere('email.preferred_format'));
	});
});
