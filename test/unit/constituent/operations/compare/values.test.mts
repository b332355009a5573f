import { describe, expect, it } from 'vitest';

import type { FieldType } from '../../../../../nodes/Convio/parameters/record/list/knownFields.ts';
import type { Data } from '../../../../../nodes/Convio/transport/reply/data.ts';
import { compared, outcome } from './support/comparing.mts';
import type { Known } from './support/comparing.mts';

const CHANGED = { changed: ['f'] };
const UNPROVEN = { unproven: { f: 'not comparable' } };

type Case = readonly [sent: string, held: Data, expected: unknown];

function check(type: FieldType | undefined, [sent, held, expected]: Case): void {
	const types: Known['types'] = type === undefined ? {} : { f: type };
	expect(outcome(compared({ f: sent }, { f: held }, { types }))).toStrictEqual(expected);
}

describe('a text', () => {
	it.each<Case>([
		['Ada', 'Ada', 'unchanged'],
		[' Ada\t', 'Ada\n', 'unchanged'],
		['a\r\nb\rc', 'a\nb\nc', 'unchanged'],
		['Zo\u0065\u0308', 'Zo\u00eb', 'unchanged'],
		['Ada', 'ada', CHANGED],
		['Ada', 'Ada  Lovelace', CHANGED],
		['a b', 'a  b', CHANGED],
		['0123', '123', CHANGED],
		['{}', '{', CHANGED],
	])('%j against %j is %j', (...one) => check('text', one));
});

describe('a boolean', () => {
	it.each<Case>([
		['true', 'TRUE', 'unchanged'],
		['False', 'false', 'unchanged'],
		['true', 'false', CHANGED],
		['false', null, CHANGED],
		['false', {}, CHANGED],
		['true', '1', UNPROVEN],
		['yes', 'true', UNPROVEN],
	])('%j against %j is %j', (...one) => check('boolean', one));
});

describe('a date', () => {
	it.each<Case>([
		['1980-05-02T00:00:00', '1980-05-02-06:00', 'unchanged'],
		['1980-05-02T00:00:00', '1980-05-02-05:00', 'unchanged'],
		['1980-05-02T00:00:00', '1980-05-02+14:00', 'unchanged'],
		['1980-05-02', '1980-05-02Z', 'unchanged'],
		['1980-05-02T00:00:00', '1980-05-02T00:00:00.000-06:00', 'unchanged'],
		['1980-05-02T00:00:00', '1980-05-03-06:00', CHANGED],
		['1980-05-02T00:00:00', '1980-05-01T23:00:00-06:00', CHANGED],
		// A time is not proven by its day.
		['1980-05-02T10:00:00', '1980-05-02-06:00', UNPROVEN],
		['1980-05-02T10:00:00', '1980-05-02T10:00:00.000-06:00', UNPROVEN],
		['1980-05-02T00:00:00', '1980-05-02T10:00:00.000-06:00', UNPROVEN],
		['1980-05-02T00:00:00', '5/2/1980', UNPROVEN],
		['1980-05-02T00:00:00', '1980-05-021', UNPROVEN],
	])('%j against %j is %j', (...one) => check('date', one));
});

describe('a number', () => {
	it.each<Case>([
		['12', '12', 'unchanged'],
		['+12', '012', 'unchanged'],
		['12.50', '12.5', 'unchanged'],
		['12.', '12.000', 'unchanged'],
		['.5', '0.50', 'unchanged'],
		['-0', '0', 'unchanged'],
		['-1.0', '-1', 'unchanged'],
		['0', '0.00', 'unchanged'],
		['1', '-1', CHANGED],
		['12', '12.01', CHANGED],
		['100', '1', CHANGED],
		// As floating point numbers both are the same.
		['9007199254740993', '9007199254740992', CHANGED],
		['0.1', '0.10000000000000000001', CHANGED],
		['12', '$12.00', UNPROVEN],
		['1,200', '1200', UNPROVEN],
		['1e3', '1000', UNPROVEN],
		['.', '.', UNPROVEN],
	])('%j against %j is %j', (...one) => check('number', one));
});

describe('a choice', () => {
	it.each<Case>([
		['HTML', 'HTML', 'unchanged'],
		['HTML', 'html', CHANGED],
		['1', 'HTML', CHANGED],
		['HTML', 'UNDEFINED', CHANGED],
		['HTML', null, CHANGED],
		['UNDEFINED', null, 'unchanged'],
		['UNDEFINED', 'HTML', CHANGED],
		[' ', 'UNDEFINED', 'unchanged'],
	])('%j against %j is %j', (...one) => check('choice', one));
});

describe('a field that is not in the list of the site', () => {
	it.each<Case>([
		['Ada', ' Ada ', 'unchanged'],
		['Ada', null, CHANGED],
		[' ', null, 'unchanged'],
		// It may be a date, or a number in another spelling.
		['1980-05-02T00:00:00', '1980-05-02-06:00', UNPROVEN],
		['12.0', '12', UNPROVEN],
	])('%j against %j is %j', (...one) => check(undefined, one));
});

describe('a value where the record holds none', () => {
	it.each<Data>([null, {}, '', ' \n'])('against %j is a change', (held) =>
		check('text', ['Ada', held, CHANGED]),
	);
});

describe('a field to be cleared', () => {
	it.each<Data>([null, {}, '', '  '])('is clear already as %j', (held) =>
		check('text', [' ', held, 'unchanged']),
	);

	it.each<FieldType>(['text', 'boolean', 'date', 'number', 'choice'])(
		'is a change of a %s with a value',
		(type) => check(type, [' ', '0', CHANGED]),
	);

	it('does not take the word of another field for the empty choice', () =>
		check('text', [' ', 'UNDEFINED', CHANGED]));
});

describe('what cannot be compared', () => {
	it.each<Data>([['Ada'], [], { first: 'Ada' }, { content: { a: 'Ada' } }])(
		'as %j is sent',
		(held) => check('text', ['Ada', held, UNPROVEN]),
	);

	it('is no text with attributes', () =>
		check('text', ['Ada', { kind: 'x', content: 'Ada' }, 'unchanged']));
});

describe('an address', () => {
	it.each([
		['email.primary_address', ' ADA@Example.org '],
		['email.secondary_address', 'ada@example.ORG'],
		['primary_email', 'Ada@example.org'],
	])('%s is compared without case', (name, sent) => {
		const email = { primary_address: 'ada@example.org', secondary_address: 'ada@example.org' };
		expect(outcome(compared({ [name]: sent }, { email }))).toBe('unchanged');
		expect(outcome(compared({ [name]: 'b@example.org' }, { email }))).toStrictEqual({
			changed: [name],
		});
	});

	it('is one field, whatever it is called, and named once', () => {
		const params = { 'email.primary_address': 'b@x.org', primary_email: 'B@x.org' };
		expect(outcome(compared(params, { email: { primary_address: 'a@x.org' } }))).toStrictEqual({
			changed: ['email.primary_address'],
		});
		expect(outcome(compared(params, { email: { primary_address: 'b@x.org' } }))).toBe('unchanged');
	});
});
