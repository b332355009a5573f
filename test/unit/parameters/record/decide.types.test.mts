import { describe, expect, it } from 'vitest';

import { decide } from '../../../../nodes/Convio/parameters/record/decide.ts';
import type { KnownField, Reading } from '../../../../nodes/Convio/parameters/record/decide.ts';

const READING: Reading = {
	emptyValues: 'ignore',
	format: 'ymd',
	timeZone: 'UTC',
	now: new Date('2026-01-15T12:00:00Z'),
};

const of = (type: KnownField['type'], more: Partial<KnownField> = {}) =>
	({ name: 'f', type, ...more }) as const;

const NO_NUMBER = {
	kind: 'refuse',
	problem: {
		what: 'must be a number',
		cure: 'Use a point for decimals, without thousands separators or a currency sign.',
		link: ', not ',
	},
	listDecides: false,
};

describe('a number', () => {
	it.each(['12', '12.5', '123.456', '7.', '.5', '.25', '+.25', '-1234', '+10.75'])(
		'is sent as it is written: %s',
		(text) => {
			expect(decide(of('number'), text, READING)).toStrictEqual({ kind: 'send', text });
		},
	);

	it.each(['.', '+', '.x', '1.2.3', '1e5', '0x1F', '12 000', '$5', '5 %', true, {}, [5]])(
		'is nothing else: %j',
		(value) => {
			expect(decide(of('number'), value, READING)).toStrictEqual(NO_NUMBER);
		},
	);
});

describe('a date', () => {
	it.each([
		[of('date'), '2024-05-31T00:00:00'],
		[of('date', { takesTime: true }), '2024-05-31T18:30:00-06:00'],
	])('keeps its time only where the field takes one: %j', (field, text) => {
		const decision = decide(field, '2024-05-31T18:30:00-06:00', READING);
		expect(decision).toStrictEqual({ kind: 'send', text });
	});

	it.each([of('text'), of('date')])('that is no day is refused and never sent: %j', (field) => {
		expect(decide(field, new Date(NaN), READING)).toStrictEqual({
			kind: 'refuse',
			problem: {
				what: 'must be a date',
				cure: "Give a date such as '2024-05-31', a date and time, or milliseconds since 1970 as a number.",
				link: ', not ',
			},
			listDecides: false,
		});
	});
});

it('a choice that is none is refused in words that name the choices', () => {
	const field = of('choice', { choices: ['HTML', 'TEXT'] });
	expect(decide(field, 'Fax', READING)).toStrictEqual({
		kind: 'refuse',
		problem: {
			what: 'must be one of its choices',
			cure: 'The choices are: HTML, TEXT',
			link: ', not ',
		},
		listDecides: true,
	});
});
