import fc from 'fast-check';

import type { FieldType } from '../../../../../../nodes/Convio/parameters/record/list/knownFields.ts';
import type { Data, DataObject } from '../../../../../../nodes/Convio/transport/reply/data.ts';

/** Fields of each kind, as a site lists them. */
export const TYPES: Readonly<Record<string, FieldType>> = {
	'name.first': 'text',
	'name.last': 'text',
	nickname: 'text',
	'email.primary_address': 'text',
	'email.accepts_email': 'boolean',
	'email.preferred_format': 'choice',
	birth_date: 'date',
	custom_string1: 'text',
	custom_string2: 'text',
	custom_boolean1: 'boolean',
	custom_number1: 'number',
	custom_date1: 'date',
};

const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
const day = fc
	.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const number = fc
	.tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat(999))
	.map(([isNegative, whole, part]) => `${isNegative ? '-' : ''}${whole}.${part}`);

const VALUES: Readonly<Record<FieldType, fc.Arbitrary<string>>> = {
	text: text.filter((value) => value.trim() !== ''),
	boolean: fc.constantFrom('true', 'false'),
	choice: fc.constantFrom('HTML', 'Text only', 'None'),
	date: day.map((date) => `${date}T00:00:00`),
	number,
};
const address = fc.stringMatching(/^[a-zA-Z]{1,8}$/).map((local) => `${local}@Example.org`);

/** What goes on the wire for a field: a value of its type, or the blank that clears it. */
function sentValue(name: string, type: FieldType): fc.Arbitrary<string> {
	// An address is never cleared.
	if (name === 'email.primary_address') return address;
	return fc.oneof(
		{ weight: 4, arbitrary: VALUES[type] },
		{ weight: 1, arbitrary: fc.constant(' ') },
	);
}

/** Parameters of a write: some of the fields. */
export const sentParams: fc.Arbitrary<Record<string, string>> = fc
	.record(
		Object.fromEntries(
			Object.entries(TYPES).map(([name, type]) => [name, sentValue(name, type)] as const),
		),
		{ requiredKeys: [] },
	)
	.map((params) =>
		Object.fromEntries(Object.entries(params).map(([name, value]) => [name, value ?? ' '])),
	)
	.filter((params) => Object.keys(params).length > 0);

/** How a site prints what is stored: in every way that was seen. */
export interface Printing {
	readonly empty: 'nil' | 'object' | 'text';
	readonly offset: string;
	readonly reversed: boolean;
	readonly booleans: 'lower' | 'upper';
}

export const printings: fc.Arbitrary<Printing> = fc.record({
	empty: fc.constantFrom('nil', 'object', 'text'),
	offset: fc.constantFrom('-06:00', '-05:00', '+10:00', 'Z'),
	reversed: fc.boolean(),
	booleans: fc.constantFrom('lower', 'upper'),
});

function printed(name: string, sent: string, { empty, offset, booleans }: Printing): Data {
	if (sent.trim() === '') return { nil: null, object: {}, text: '' }[empty];
	switch (TYPES[name]) {
		case 'boolean':
			return booleans === 'upper' ? sent.toUpperCase() : sent;
		case 'date':
			return `${sent.slice(0, 10)}${offset}`;
		case 'number':
			// 12.50 is stored as 12.5.
			return sent.replace(/0+$/, '').replace(/\.$/, '');
		default:
			return name === 'email.primary_address' ? sent.toLowerCase() : sent;
	}
}

/** The record that a site answers with once these values are stored. */
export function readBack(params: Readonly<Record<string, string>>, printing: Printing): DataObject {
	const record: DataObject = { cons_id: '7' };
	const custom: Record<string, Data[]> = {};
	const entries = Object.entries(params);
	for (const [name, sent] of printing.reversed ? entries.reverse() : entries) {
		const value = printed(name, sent, printing);
		const type = /^custom_([a-z]+)\d+$/.exec(name)?.[1];
		const [container = '', part] = name.split('.');
		if (type !== undefined) (custom[type] ??= []).push({ id: name, content: value });
		else if (part === undefined) record[name] = value;
		else record[container] = { ...Object(record[container]), [part]: value };
	}
	return Object.keys(custom).length === 0 ? record : { ...record, custom };
}
