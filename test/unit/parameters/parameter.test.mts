import { describe, expect, it } from 'vitest';

import { InputError } from '../../../nodes/Convio/parameters/input.ts';
import { readAll, together } from '../../../nodes/Convio/parameters/parameter.ts';
import type { Parameter } from '../../../nodes/Convio/parameters/parameter.ts';
import { itemWith, refusalOf } from './support/input.mts';

/** A field of the form that gives its value under its name. */
function field(name: string): Parameter<Record<string, string>> {
	return {
		properties: [{ displayName: name, name, type: 'string', default: '' }],
		read: ({ read }) => ({ [name]: String(read(name)) }),
	};
}

function refusing(name: string): Parameter<Record<string, string>> {
	return {
		...field(name),
		read() {
			throw new InputError(name, `'${name}' is wrong`, `Correct ${name}.`);
		},
	};
}

const ITEM = itemWith({ a: 'one', b: 'two' });

function said(read: () => unknown) {
	const { field: first, message, description, others } = refusalOf(read);
	const rest = others.map((other) => [other.field, other.message, other.description]);
	return [[first, message, description], ...rest];
}

describe('The parameters of an operation', () => {
	it('are all read, each under the name that the code gives it', () => {
		const parameters = { first: field('a'), second: field('b') };
		expect(readAll(parameters, ITEM)).toStrictEqual({ first: { a: 'one' }, second: { b: 'two' } });
	});

	it('may give undefined', () => {
		const nothing: Parameter<undefined> = { properties: [], read: () => undefined };
		expect(readAll({ nothing }, ITEM)).toStrictEqual({ nothing: undefined });
	});

	it('may be none', () => {
		expect(readAll({}, ITEM)).toStrictEqual({});
	});

	it('that are wrong are told all at once', () => {
		const parameters = { a: refusing('a'), b: field('b'), c: refusing('c') };
		expect(said(() => readAll(parameters, ITEM))).toStrictEqual([
			['a', "'a' is wrong", 'Correct a.'],
			['c', "'c' is wrong", 'Correct c.'],
		]);
	});
});

describe('Parameters that are read as one', () => {
	it('stand in the form in the order in which they are given', () => {
		const { properties } = together(field('b'), field('a'));
		expect(properties.map(({ name }) => name)).toStrictEqual(['b', 'a']);
	});

	it('give what each of them gives', () => {
		expect(together(field('a'), field('b')).read(ITEM)).toStrictEqual({ a: 'one', b: 'two' });
	});

	it('that are wrong are told all at once', () => {
		const block = together(refusing('a'), field('b'), refusing('c'));
		expect(said(() => block.read(ITEM))).toStrictEqual([
			['a', "'a' is wrong", 'Correct a.'],
			['c', "'c' is wrong", 'Correct c.'],
		]);
	});

	it('need the list of the site where the record fields among them do', () => {
		const needsSiteFields = () => true;
		const ofRecord = { ...field('b'), needsSiteFields };
		expect(together(field('a'), ofRecord).needsSiteFields).toBe(needsSiteFields);
		expect(together(field('a'), field('b')).needsSiteFields).toBeUndefined();
	});

	it('hold the fields of every call where one of them does', () => {
		const common = { ...field('b'), holdsCommonFields: true };
		expect(together(field('a'), common).holdsCommonFields).toBe(true);
		expect(together(common, field('a')).holdsCommonFields).toBe(true);
		expect(together(field('a'), field('b')).holdsCommonFields).toBe(false);
	});
});
