import { describe, expect, it } from 'vitest';

import { methods } from '../../../../nodes/Convio/methods/index.ts';
import {
	findOperation,
	nodeProperties,
	OPERATIONS,
} from '../../../../nodes/Convio/constituent/operations/index.ts';
import type { Operation } from '../../../../nodes/Convio/constituent/operations/operation.ts';
import type { ItemInput } from '../../../../nodes/Convio/parameters/input.ts';
import { nameOf, OPERATION_CASES } from '../../../engine/operations/support/operation-cases.mts';

function inputOf(parameters: Readonly<Record<string, unknown>>): ItemInput {
	const read = (name: string) => parameters[name] ?? null;
	return { read, readRaw: read, json: Object.freeze({}), timeZone: 'UTC', hint: () => {} };
}

function optionNames(properties: Operation['properties']): string[] {
	const options = properties.find(({ name }) => name === 'options')?.options ?? [];
	return options.map(({ name }) => name);
}

it('has each operation once', () => {
	const names = OPERATIONS.map(({ resource, value }) => `${resource} ${value}`);
	expect(new Set(names).size).toBe(names.length);
	for (const entry of OPERATIONS) expect(findOperation(entry.resource, entry.value)).toBe(entry);
	expect(findOperation('constituent', 'delete')).toBeUndefined();
	expect(findOperation(undefined, null)).toBeUndefined();
});

describe.each(OPERATION_CASES.map((entry) => [nameOf(entry), entry] as const))('%s', (_, entry) => {
	const found = findOperation(entry.resource, entry.operation);

	it('asks the same for the same item, and changes nothing', () => {
		const input = inputOf(entry.parameters);
		const first = found?.prepare(input);
		expect(found?.method).toBe(entry.method);
		expect(found?.prepare(input).params).toStrictEqual(first?.params);
		expect(entry.wire[0]).toMatchObject(first?.params ?? { none: 'prepared' });
	});

	it('offers a dry run if it writes, and only then', () => {
		expect(optionNames(found?.properties ?? []).includes('dryRun')).toBe(entry.writes);
	});
});

describe('the form', () => {
	const properties = nodeProperties();

	it('shows each field for one operation alone', () => {
		for (const { name, displayOptions } of properties) {
			if (name === 'resource' || name === 'operation') continue;
			expect(displayOptions?.show).toMatchObject({
				resource: [expect.any(String)],
				operation: [expect.any(String)],
			});
		}
	});

	it('starts as it always did: n8n leaves a default out of a stored workflow', () => {
		const operations = properties.filter(({ name }) => name === 'operation');
		const defaults = Object.fromEntries(
			operations.map(({ displayOptions, ...operation }) => [
				String(displayOptions?.show?.resource?.[0]),
				operation.default,
			]),
		);
		expect(defaults).toMatchObject({
			constituent: 'create',
			field: 'getAll',
			group: 'get',
			interaction: 'create',
		});
		for (const [resource, value] of Object.entries(defaults)) {
			expect(findOperation(resource, value), resource).toBeDefined();
		}
	});

	it('asks for methods that exist, and for all of them', () => {
		const text = JSON.stringify(properties);
		const asked = [
			...text.matchAll(/"(?:searchListMethod|loadOptionsMethod|resourceMapperMethod)":"(\w+)"/g),
		];
		const known = Object.values(methods).flatMap((group) => Object.keys(group));
		expect([...new Set(asked.map(([, name]) => name))].sort()).toStrictEqual(known.sort());
	});
});

it('Create reads no lists to remove from, which another operation may have left behind', () => {
	const entries = [{ entry: { mode: 'id', value: '1101' } }];
	const memberships = { add_center_ids: { entries }, remove_center_ids: { entries } };
	const input = inputOf({ memberships, primary_email: 'ada@example.org', fieldsInput: 'json' });
	const params = findOperation('constituent', 'create')?.prepare(input).params;
	expect(params).toStrictEqual({ primary_email: 'ada@example.org', add_center_ids: '1101' });
});

it('an item hears of all that is wrong with it', () => {
	const wrong = inputOf({
		constituent: { mode: 'cons_id', value: 'Ada' },
		fieldsInput: 'json',
		fieldsJson: '[]',
		updateFields: { center_id: 'north', suppress_cleaning: 'perhaps' },
	});
	const prepare = () => findOperation('constituent', 'update')?.prepare(wrong);
	expect(prepare).toThrow(
		expect.objectContaining({
			field: 'Constituent',
			others: [
				expect.objectContaining({ field: 'Fields (JSON)' }),
				expect.objectContaining({ field: 'Center' }),
				expect.objectContaining({ field: 'Suppress Cleaning' }),
			],
		}),
	);
});
