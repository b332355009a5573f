import { describe, expect, it } from 'vitest';

import { collection, required, single } from '../../../nodes/Convio/parameters/collection.ts';
import type { WireField } from '../../../nodes/Convio/parameters/collection.ts';
import { toBoolean, toText, toWholeNumber } from '../../../nodes/Convio/parameters/values.ts';
import { itemWith, refusalOf } from './support/input.mts';

const SUBJECT: WireField = {
	property: { displayName: 'Subject', name: 'subject', type: 'string', default: 'Hello' },
	toWire: toText,
};
const COUNT: WireField = {
	property: { displayName: 'Count', name: 'count', type: 'number', default: 1 },
	toWire: toWholeNumber,
};
const LOUD: WireField = {
	property: { displayName: 'Loud', name: 'loud', type: 'boolean', default: true },
	toWire: toBoolean,
};

describe('A field that must have a value', () => {
	const subject = () => required(SUBJECT, 'to send a message');

	it('is marked as required in the form', () => {
		expect(subject().properties).toStrictEqual([
			{
				displayName: 'Subject',
				name: 'subject',
				type: 'string',
				default: 'Hello',
				required: true,
			},
		]);
	});

	it('gives its value as it is sent, and what was changed is told', () => {
		const item = itemWith({ subject: ' Thanks ' });
		expect(subject().read(item)).toBe('Thanks');
		expect(item.hints).toStrictEqual([
			{ kind: 'changed value', parameter: 'subject', from: ' Thanks ', to: 'Thanks' },
		]);
	});

	it.each([undefined, null, '', ' '])('refuses %j with what it is needed for', (value) => {
		const error = refusalOf(() => subject().read(itemWith({ subject: value })));
		expect(error).toMatchObject({
			field: 'Subject',
			message: "'Subject' is empty: Luminate Online requires it to send a message",
			description: 'Check that the expression finds a value in this item.',
		});
	});

	it('points at an invisible mark in the headings of the item where it is empty', () => {
		const item = itemWith({}, { '\uFEFFSubject': 'Thanks' });
		expect(refusalOf(() => subject().read(item)).description).toMatch(
			/^The column 'Subject' begins with an invisible byte order mark/,
		);
	});
});

describe('A field by itself', () => {
	it('stands in the form as it is', () => {
		expect(single(COUNT).properties).toStrictEqual([COUNT.property]);
	});

	it.each([
		[COUNT, 0, { count: '0' }],
		[COUNT, null, {}],
		[SUBJECT, ' ', {}],
		[LOUD, 'no', { loud: 'false' }],
		[LOUD, null, { loud: 'true' }],
	])('is sent unless it is empty, and a toggle always', (field, value, params) => {
		const item = itemWith({ [field.property.name]: value });
		expect(single(field).read(item)).toStrictEqual(params);
	});
});

describe('A collection of fields', () => {
	const fields = () => collection('further', 'Further', 'Add Field', [SUBJECT, LOUD, COUNT]);
	const read = (further: unknown) => fields().read(itemWith({ further }));

	it('offers them in the order of their labels', () => {
		expect(fields().properties).toStrictEqual([
			{
				displayName: 'Further',
				name: 'further',
				type: 'collection',
				placeholder: 'Add Field',
				default: {},
				options: [COUNT.property, LOUD.property, SUBJECT.property],
			},
		]);
	});

	it.each<[unknown, Record<string, string>]>([
		[null, {}],
		[{}, {}],
		[
			{ subject: 'Thanks', loud: false, count: 2 },
			{ subject: 'Thanks', loud: 'false', count: '2' },
		],
		[{ subject: ' ', count: null }, {}],
		[{ loud: null }, { loud: 'true' }],
		[{ other: 'text' }, {}],
	])('gives what a person has added, and nothing for the rest: %j', (further, params) => {
		expect(read(further)).toStrictEqual(params);
	});

	it('tells all that is wrong at once', () => {
		const { message, others } = refusalOf(() => read({ loud: 'perhaps', count: -1 }));
		expect([message, ...others.map((other) => other.message)]).toStrictEqual([
			"'Loud' must be true or false, not 'perhaps'",
			"'Count' must be a whole number, 0 or greater, not '-1'",
		]);
	});
});
