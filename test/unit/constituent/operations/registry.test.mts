import { describe, expect, it } from 'vitest';

import { methods } from '../../../../nodes/Convio/methods/index.ts';
import {
	findOperation,
	nodeProperties,
	OPERATIONS,
} from '../../../../nodes/Convio/constituent/operations/index.ts';
import type { Operation } from '../../../../nodes/Convio/constituent/operations/operation.ts';
import type { ItemInput } from '../../../../nodes/Convio/parameters/input.ts';
import { API_METHODS, methodFacts } from '../../../../nodes/Convio/transport/apiMethods.ts';

const named = OPERATIONS.map((entry) => [`${entry.resource} ${entry.value}`, entry] as const);

/** What every operation finds enough to make a call of. */
const PARAMETERS: Readonly<Record<string, unknown>> = {
	constituent: { mode: 'cons_id', value: '1001' },
	fieldsInput: 'json',
	group: { mode: 'id', value: '1010' },
	interaction_subject: 'x',
	limit: 7,
	primary_email: 'ada@example.org',
};

function inputOf(parameters: Readonly<Record<string, unknown>> = {}): ItemInput {
	const read = (name: string) => parameters[name] ?? PARAMETERS[name] ?? null;
	return { read, readRaw: read, json: Object.freeze({}), timeZone: 'UTC', note: () => {} };
}

function optionNames({ properties }: Operation): string[] {
	const options = properties.find(({ name }) => name === 'options')?.options ?? [];
	return options.map(({ name }) => name);
}

it('has each operation once', () => {
	const names = named.map(([name]) => name);
	expect(new Set(names).size).toBe(names.length);
	for (const entry of OPERATIONS) expect(findOperation(entry.resource, entry.value)).toBe(entry);
	expect(findOperation('constituent', 'delete')).toBeUndefined();
	expect(findOperation(undefined, null)).toBeUndefined();
});

describe.each(named)('%s', (_, operation) => {
	it('asks the same for the same item, and changes nothing', () => {
		const first = operation.params(inputOf());
		expect(operation.params(inputOf())).toStrictEqual(first);
		expect(Object.keys(API_METHODS)).toContain(operation.method);
		for (const value of Object.values(first)) expect(value.trim()).not.toBe('');
	});

	it('offers a dry run if it writes, and only then', () => {
		const writes = methodFacts(operation.method).effect !== 'read';
		expect(optionNames(operation).includes('dryRun')).toBe(writes);
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
	const params = findOperation('constituent', 'create')?.params(inputOf({ memberships }));
	expect(params).toStrictEqual({ primary_email: 'ada@example.org', add_center_ids: '1101' });
});
