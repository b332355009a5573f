import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decide } from '../../../../nodes/Convio/parameters/record/decide.ts';
import type {
	Decision,
	KnownField,
	Reading,
} from '../../../../nodes/Convio/parameters/record/decide.ts';

const NOW = new Date('2026-01-15T12:00:00Z');

function reading(emptyValues: Reading['emptyValues'] = 'ignore', timeZone = 'UTC'): Reading {
	return { emptyValues, format: 'ymd', timeZone, now: NOW };
}

function of(type: KnownField['type'], more: Partial<KnownField> = {}): KnownField {
	return { name: 'f', type, ...more };
}

const sent = (text: string): Decision => ({ kind: 'send', text });
const LEFT: Decision = { kind: 'leave' };
const refused = (what: RegExp, listDecides = false) => ({
	kind: 'refuse',
	problem: { what: expect.stringMatching(what), cure: expect.stringMatching(/\S/) },
	listDecides,
});

const CHOICE = of('choice', { choices: ['HTML', 'Plain Text', 'A &amp; B'] });

describe('a value becomes', () => {
	it.each<[KnownField, unknown, string]>([
		[of('text'), 'Ada', 'Ada'],
		[of('text'), ' two  blanks ', 'two  blanks'],
		[of('text'), ' 1\n 2 ', ' 1\n 2 '],
		[of('text'), 7, '7'],
		[of('text'), 0, '0'],
		[of('text'), false, 'false'],
		[of('text'), 'None', 'None'],
		[of('text'), 'NULL', 'NULL'],
		[of('text'), '1.5E+10', '1.5E+10'],
		[of('text'), '="02139"', '02139'],
		[of('text', { maxLength: 3 }), '🦜🦜🦜', '🦜🦜🦜'],
		[of('text', { maxLength: 3 }), ' abc ', 'abc'],
		[of('text'), new Date('1980-05-02'), '1980-05-02T00:00:00'],
		[{ name: 'email.primary_address' }, ' ada@example.org\u00A0', 'ada@example.org'],
		[of('text', { name: 'email.secondary_address' }), 'ada@\u200Bexample.org', 'ada@example.org'],
		[of('number'), '007', '007'],
		[of('number'), -1.5, '-1.5'],
		[of('number'), ' 12\u00A0', '12'],
		[of('boolean'), 'Yes', 'true'],
		[of('boolean'), 0, 'false'],
		[of('boolean'), 'F', 'false'],
		[{ name: 'email.accepts_email' }, 'No', 'false'],
		[{ name: 'accepts_postal_mail' }, 1, 'true'],
		[CHOICE, ' html ', 'HTML'],
		[CHOICE, 'a & b', 'A &amp; B'],
		[of('choice'), 'anything', 'anything'],
		[of('date'), '1980-05-02-06:00', '1980-05-02T00:00:00'],
		[{ name: 'birth_date' }, new Date('1980-05-02'), '1980-05-02T00:00:00'],
		[{ name: 'custom_date1' }, '2030-01-01', '2030-01-01T00:00:00'],
		[of('date', { takesTime: true }), '2024-05-31T18:30:00-06:00', '2024-05-31T18:30:00-06:00'],
		[of('date', { takesTime: true }), '2024-05-31', '2024-05-31T00:00:00'],
		[{ name: 'birth_date' }, '2026-01-15', '2026-01-15T00:00:00'],
	])('%j, %j: %j', (field, value, text) => {
		expect(decide(field, value, reading())).toStrictEqual(sent(text));
	});
});

describe('a value is refused', () => {
	it.each<[KnownField, unknown, RegExp]>([
		[of('text'), '#N/A', /error value/],
		[of('text'), 'Jos\uFFFD', /lost/],
		[of('text'), { a: 1 }, /must be text/],
		[of('text'), 2 ** 60, /more digits/],
		[{ name: 'email.primary_address' }, 'n/a', /one email address/],
		[{ name: 'email.primary_address' }, 'a@b.org; c@d.org', /one email address/],
		[of('number'), 'many', /must be a number/],
		[of('number'), '1,000', /must be a number/],
		[of('number'), true, /must be a number/],
		[of('number'), [5], /must be a number/],
		[of('number'), 2 ** 60, /more digits/],
		[of('number'), '#DIV/0!', /error value/],
		[of('boolean'), 'checked', /true or false/],
		[{ name: 'email.accepts_email' }, 'maybe', /true or false/],
		[of('date'), '5/31/2024', /must be a date/],
		[of('date'), 46_205, /must be a date/],
		[{ name: 'custom_date1' }, '46205', /must be a date/],
		[{ name: 'birth_date' }, 'May', /must be a date/],
		[{ name: 'birth_date' }, '2026-01-16', /future/],
		[of('date', { name: 'birth_date' }), '2085-03-14', /future/],
		[of('date', { name: 'birth_date', takesTime: true }), '2085-03-14', /future/],
	])('%j, %j', (field, value, what) => {
		expect(decide(field, value, reading())).toMatchObject(refused(what));
	});

	it.each<[KnownField, unknown, RegExp]>([
		[of('text', { maxLength: 3 }), 'abcd', /4 characters long; the site accepts at most 3/],
		[of('number', { maxLength: 3 }), 1234, /4 characters long/],
		[CHOICE, 'Fax', /one of its choices/],
	])('%j, %j, unless a newer list knows better', (field, value, what) => {
		expect(decide(field, value, reading())).toMatchObject(refused(what, true));
	});

	it('with the choices of today', () => {
		expect(decide(CHOICE, 'Fax', reading())).toMatchObject({
			problem: { cure: 'The choices are: HTML, Plain Text, A &amp; B' },
		});
	});
});

describe('a birth date in the future', () => {
	it('is one of tomorrow in the zone of the workflow', () => {
		const evening = { ...reading('ignore', 'Asia/Tokyo'), now: new Date('2026-01-15T16:00:00Z') };
		expect(decide({ name: 'birth_date' }, '2026-01-16', evening).kind).toBe('send');
		expect(decide({ name: 'birth_date' }, '2026-01-17', evening).kind).toBe('refuse');
	});
});

const TYPES = ['text', 'number', 'date', 'boolean', 'choice'] as const;

describe.each(TYPES)('a field of type %s', (type) => {
	it('tells missing from empty', () => {
		expect(decide(of(type), undefined, reading('clear'))).toStrictEqual(LEFT);
		for (const value of [null, '', ' ', '\n', '\u200B', '=""']) {
			expect(decide(of(type), value, reading('clear'))).toStrictEqual(sent(' '));
			expect(decide(of(type), value, reading('ignore'))).toStrictEqual(LEFT);
		}
	});
});

it.each(['user_password', 'user_name', 'email.primary_address', 'email.secondary_address'])(
	'%s is never cleared',
	(name) => {
		expect(decide({ name }, '', reading('clear'))).toStrictEqual(LEFT);
		expect(decide(of('text', { name }), null, reading('clear'))).toStrictEqual(LEFT);
	},
);

it('an unmade choice, as the site prints it, is left alone where it is no choice', () => {
	expect(decide(CHOICE, 'UNDEFINED', reading())).toStrictEqual(LEFT);
	const offered = of('choice', { choices: ['UNDEFINED', 'A'] });
	expect(decide(offered, 'UNDEFINED', reading())).toStrictEqual(sent('UNDEFINED'));
	expect(decide(CHOICE, 'undefined', reading())).toMatchObject({ kind: 'refuse' });
});

it.each([[['S3cret']], [{ a: 'S3cret' }], [12345678], [true]])(
	'a password is text: %j',
	(value) => {
		expect(decide({ name: 'user_password' }, value, reading())).toMatchObject(
			refused(/must be text/),
		);
		expect(decide({ name: 'user_password' }, 'S3cret pw', reading())).toStrictEqual(
			sent('S3cret pw'),
		);
	},
);

it('what is sent decodes to the value that came in, or it is refused', { timeout: 60_000 }, () => {
	const any = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 20 }),
		fc.string({ unit: 'grapheme', maxLength: 20 }),
		fc.constantFrom('Yes', 'n', '1980-05-02', 'ada@example.org', ' HTML ', '="7"', '\u200B7'),
		fc.double(),
		fc.integer(),
		fc.boolean(),
		fc.date(),
		fc.array(fc.string({ maxLength: 3 }), { maxLength: 2 }),
		fc.constantFrom({}, { a: 1 }, Object.create(null), Symbol('x'), 10n, () => 1),
	);
	const field = fc.constantFrom(
		{ name: 'f' },
		{ name: 'birth_date' },
		{ name: 'email.accepts_email' },
		{ name: 'email.primary_address' },
		...TYPES.map((type) => of(type)),
		CHOICE,
	);
	fc.assert(
		fc.property(field, any, (of, value) => {
			const decision = decide(of, value, reading());
			if (decision.kind !== 'send') return;
			const { text } = decision;
			expect(text).toBe(decodeURIComponent(encodeURIComponent(text)));
			expect(text.trim()).not.toBe('');
			// The decision about what was sent is to send it as it is.
			if (!text.includes('T00:00:00')) expect(decide(of, text, reading())).toStrictEqual(decision);
			if (typeof value === 'string' && of.type === 'text') {
				expect(value.replaceAll('""', '"')).toContain(text);
			}
		}),
		{ numRuns: 300 },
	);
});
