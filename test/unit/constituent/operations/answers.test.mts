import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { simplifyRecord } from '../../../../nodes/Convio/constituent/operations/constituent/simplify.ts';
import { writeResult } from '../../../../nodes/Convio/constituent/operations/constituent/writing/writeResult.ts';
import { getChoices } from '../../../../nodes/Convio/constituent/operations/field/getChoices.ts';
import { withBooleans } from '../../../../nodes/Convio/constituent/operations/withBooleans.ts';
import type { Data, DataObject } from '../../../../nodes/Convio/transport/reply/data.ts';

describe('the result of a write', () => {
	it.each<[DataObject, unknown]>([
		[
			{ cons_id: '7', message: 'm' },
			{ cons_id: '7', message: 'm' },
		],
		[
			{ message: 'm', cons_id: ' 7 ', token: 't' },
			{ cons_id: '7', message: 'm', token: 't' },
		],
		[{ cons_id: '7' }, { cons_id: '7', message: '' }],
		[
			{ cons_id: '7', message: null },
			{ cons_id: '7', message: '' },
		],
	])('of %j is %j', (data, item) => {
		expect(writeResult(data)).toStrictEqual([item]);
	});

	it.each<[DataObject]>([
		[{}],
		[{ message: 'm' }],
		[{ cons_id: '' }],
		[{ cons_id: null }],
		[{ cons_id: ['7'] }],
	])('is none of %j', (data) => {
		expect(() => writeResult(data)).toThrow("no 'cons_id'");
	});
});

it('makes booleans of named members only, and only of true and false', () => {
	const record = { a: 'true', b: 'false', c: 'true', d: 'yes', e: null };
	expect(withBooleans(record, ['a', 'b', 'd', 'e', 'x'])).toStrictEqual({
		...record,
		a: true,
		b: false,
	});
	expect(record.a).toBe('true');
});

it('reads a choice that has an attribute as one that has none, and leaves an empty one out', () => {
	const read = () => 'gender';
	const { items } = getChoices.prepare({
		read,
		readRaw: read,
		json: {},
		timeZone: 'UTC',
		hint: () => {},
	});
	const choice: Data = [{ id: '1', content: 'Female' }, 'Male', {}, ''];
	expect(items({ choice }, false)).toStrictEqual([
		{ field: 'gender', choice: 'Female' },
		{ field: 'gender', choice: 'Male' },
	]);
});

describe('a simple record', () => {
	const leaf = fc.oneof(
		fc.string(),
		fc.constantFrom('true', 'false', '1980-05-02-06:00'),
		fc.constant(null),
	);
	const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/).filter((text) => text !== 'custom');
	const record = fc.dictionary(
		name,
		fc.oneof(leaf, fc.dictionary(name, leaf, { minKeys: 1, maxKeys: 4 })),
	);

	it('is flat, with every leaf under its dotted name', () => {
		fc.assert(
			fc.property(record, (nested) => {
				const paths = Object.entries(nested).flatMap(([key, value]) =>
					typeof value === 'object' && value !== null
						? Object.keys(value).map((member) => `${key}.${member}`)
						: [key],
				);
				const flat = simplifyRecord(nested);
				expect(Object.keys(flat).sort()).toStrictEqual(paths.sort());
			}),
		);
	});

	it('has no text true or false, and no date with a zone', () => {
		fc.assert(
			fc.property(record, (nested) => {
				for (const value of Object.values(simplifyRecord(nested))) {
					expect(['true', 'false', '1980-05-02-06:00']).not.toContain(value);
				}
			}),
		);
	});

	it('keeps custom texts as they are, whatever they look like', () => {
		const string: Data = [
			{ id: 'custom_string1', content: 'true' },
			{ id: 'custom_string2', content: '1980-05-02-06:00' },
			{ id: 'custom_string3' },
			{ content: 'without a name' },
			'bare',
		];
		expect(
			simplifyRecord({ custom: { string, boolean: { id: 'custom_boolean1', content: 'true' } } }),
		).toStrictEqual({
			custom_string1: 'true',
			custom_string2: '1980-05-02-06:00',
			custom_string3: null,
			custom_boolean1: true,
		});
	});
});
