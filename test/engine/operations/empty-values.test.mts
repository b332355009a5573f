import { describe, expect, it } from 'vitest';

import { by, callsOf, run, useSandbox } from '../support/harness.mts';
import { ADA, valuesOf } from './support/people.mts';
import { asJson, AUTOMATIC, byHand, updateAda } from './support/record-fields.mts';

const running = useSandbox();
const CLEAR = { parameters: { options: { emptyValues: 'clear' } } };

describe('an empty value', () => {
	const EMPTY = ['', '  ', null];

	it.each(EMPTY)('%j is not sent by default', async (value) => {
		const items = [{ nickname: value, gender: 'Female' }];
		const { sent } = await updateAda(running(), AUTOMATIC, { items });
		expect(sent).toStrictEqual([{ gender: 'Female' }]);
	});

	it.each(EMPTY)('%j clears the field when Empty Values says so', async (value) => {
		const items = [{ nickname: value, birth_date: value, custom_number1: value }];
		const { sent } = await updateAda(running(), AUTOMATIC, { items, ...CLEAR });
		expect(sent).toStrictEqual([{ nickname: ' ', birth_date: ' ', custom_number1: ' ' }]);
	});

	it.each([0, false, '0'])('%j is not empty', async (value) => {
		const items = [{ nickname: value }];
		const { sent } = await updateAda(running(), AUTOMATIC, { items, ...CLEAR });
		expect(sent).toStrictEqual([{ nickname: String(value) }]);
	});

	it('is another thing than a missing one, which is never touched', async () => {
		const fields = await byHand(running(), {
			nickname: '={{ $json.none }}',
			gender: '={{ null }}',
		});
		const { sent } = await updateAda(running(), fields, CLEAR);
		expect(sent).toStrictEqual([{ gender: ' ' }]);
	});

	it('is another thing than what nobody filled in: the mapper stores null for it', async () => {
		const fields = await byHand(running(), { nickname: null, gender: 'Female' });
		const { sent } = await updateAda(running(), fields, CLEAR);
		expect(sent).toStrictEqual([{ gender: 'Female' }]);
	});

	it('clears a field of the site', async () => {
		await updateAda(running(), asJson('{"name.first":""}'), CLEAR);
		expect(valuesOf(running(), ADA)).not.toHaveProperty(['name.first']);
		expect(valuesOf(running(), ADA)).toHaveProperty(['name.last']);
	});
});

it('an unmade choice, as the site prints it, is left alone', async () => {
	for (const parameters of [{}, CLEAR.parameters]) {
		const items = [{ 'email.preferred_format': 'UNDEFINED', gender: 'Female' }];
		const { sent } = await updateAda(running(), AUTOMATIC, { items, parameters });
		expect(sent.at(-1)).toStrictEqual({ gender: 'Female' });
	}
});

it('Empty Values may differ by item', async () => {
	const items = [
		{ nickname: '', gender: 'Female', mode: 'clear' },
		{ nickname: '', gender: 'Female', mode: 'ignore' },
	];
	const parameters = { options: { emptyValues: '={{ $json.mode }}' } };
	const { sent } = await updateAda(running(), AUTOMATIC, { items, parameters });
	expect(sent).toStrictEqual([{ nickname: ' ', gender: 'Female' }, { gender: 'Female' }]);
});

it('Empty Values is about record fields alone: other fields are left out when empty', async () => {
	await run(running(), {
		resource: 'constituent',
		operation: 'upsert',
		parameters: {
			constituent: by('primary_email', 'new@example.org'),
			additionalFields: { source: '', member_id: ' ', center_id: '' },
			interaction: { interaction_subject: '', interaction_body: null },
			options: { emptyValues: 'clear' },
		},
	});
	expect(callsOf(running(), 'createOrUpdate')).toStrictEqual([
		{ primary_email: 'new@example.org' },
	]);
});
