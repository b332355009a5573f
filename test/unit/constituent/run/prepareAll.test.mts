import { describe, expect, it } from 'vitest';

import { findOperation } from '../../../../nodes/Convio/constituent/operations/index.ts';
import type { Operation } from '../../../../nodes/Convio/constituent/operations/operation.ts';
import { itemInputs } from '../../../../nodes/Convio/constituent/run/itemInputs.ts';
import { FieldList } from '../../../../nodes/Convio/constituent/run/list/fieldList.ts';
import { prepare } from '../../../../nodes/Convio/constituent/run/prepare.ts';
import { preparing } from '../../../../nodes/Convio/constituent/run/prepareAll.ts';
import { InputError } from '../../../../nodes/Convio/parameters/input.ts';
import type { Hint, ItemInput } from '../../../../nodes/Convio/parameters/input.ts';
import type { SiteField } from '../../../../nodes/Convio/parameters/record/list/siteFields.ts';
import { FakeSite } from '../../sending/support/site.mts';
import { siteField } from '../../parameters/record/support/fields.mts';
import { FakeContext } from './support/context.mts';
import { CREATE, UPDATE } from './support/runs.mts';

const UNCHECKED: Hint = { kind: 'unchecked' };
const TOLD: Hint = { kind: 'text', text: 'told' };
const LIST = [siteField('nickname')];

function operationOf(value: 'create' | 'update'): Operation {
	const operation = findOperation('constituent', value);
	if (operation === undefined) throw new Error(`no operation ${value}`);
	return operation;
}

/** An operation that tells this of an item as long as it has no list; then it refuses it, or not. */
function telling(hints: readonly Hint[], refusal?: Error): Operation {
	return {
		...operationOf('update'),
		prepare: ({ siteFields, hint }: ItemInput) => {
			for (const one of hints) if (siteFields === undefined || one.kind === 'text') hint(one);
			if (refusal !== undefined) throw refusal;
			const names = siteFields?.map(({ name }) => name).join() ?? '';
			return { params: { cons_id: '1', names }, limit: Infinity, items: () => [] };
		},
	};
}

/** Prepares one item of a run in which the list of fields is this; undefined if it cannot be read. */
async function prepared(operation: Operation, fields: readonly SiteField[] | undefined = LIST) {
	let reads = 0;
	const list = new FieldList(async () => {
		reads += 1;
		return fields;
	});
	const hints: Hint[] = [];
	const read = () => null;
	const input = { read, readRaw: read, json: {}, timeZone: 'UTC' };
	const prepareAt = preparing(
		operation,
		() => input,
		list,
		(told) => hints.push(...told),
	);
	const item = await prepareAt(0);
	return { item, hints, reads };
}

describe('an item whose names and values were not checked', () => {
	it('is prepared again with the list of fields, and only that counts', async () => {
		const { item, hints, reads } = await prepared(telling([UNCHECKED, TOLD]));
		expect(item).toMatchObject({ kind: 'call', call: { params: { names: 'nickname' } } });
		expect(hints).toEqual([TOLD]);
		expect(reads).toBe(1);
	});

	it('stays as it is when the list cannot be read, and the run tells that', async () => {
		const none = new FieldList(async () => undefined);
		expect(none.wasTried).toBe(false);
		await none.get();
		expect(none.wasTried).toBe(true);
		const hints: Hint[] = [];
		const input = itemInputs(new FakeContext(new FakeSite(), { parameters: UPDATE }).functions);
		const operation = telling([UNCHECKED, TOLD]);
		const prepareAt = preparing(operation, input, none, (told) => hints.push(...told));
		expect(await prepareAt(0)).toMatchObject({ kind: 'call', call: { params: { names: '' } } });
		expect(hints).toEqual([UNCHECKED, TOLD]);
	});

	it('is not worth reading the list if it is refused for something else', async () => {
		const operation = telling([UNCHECKED, TOLD], new InputError('Member ID', 'is odd'));
		const { item, hints, reads } = await prepared(operation);
		expect(item).toMatchObject({ kind: 'failure', failure: { message: 'is odd' } });
		expect(reads).toBe(0);
		// Nobody has tried to read the list, so that nothing is said about its absence.
		expect(hints).toEqual([TOLD]);
	});
});

it('reads no list for an item that has something else to tell', async () => {
	const { item, hints, reads } = await prepared(telling([TOLD]));
	expect(item).toMatchObject({ kind: 'call' });
	expect(hints).toEqual([TOLD]);
	expect(reads).toBe(0);
});

describe('options that another operation has left behind', () => {
	const options = { skipUnchanged: true };
	const itemOf = (value: 'create' | 'update', parameters: typeof CREATE | typeof UPDATE) => {
		const items = [{ id: '1', name: 'Ada', email: 'ada@x.org' }];
		const setting = { parameters: { ...parameters, options }, items };
		const { functions } = new FakeContext(new FakeSite(), setting);
		return prepare(operationOf(value), itemInputs(functions)(0)).item;
	};

	it('do not make Create look for a record first, as they make Update', () => {
		expect(itemOf('update', UPDATE)).toMatchObject({ lookFirst: { notCompared: new Set() } });
		const create = itemOf('create', CREATE);
		expect(create).toMatchObject({ kind: 'call', call: { method: 'create' } });
		expect(create).toHaveProperty('lookFirst', undefined);
	});
});

describe('a parameter that a program has stored as null', () => {
	it('is not set, and neither is what would be in it', () => {
		const parameters = { options: null, fields: { values: null } };
		const { functions } = new FakeContext(new FakeSite(), { parameters });
		const { read, readRaw } = itemInputs(functions)(0);
		expect(readRaw('options')).toBeNull();
		expect(readRaw('options.timeout')).toBeUndefined();
		expect(read('options')).toBeNull();
		expect(read('fields')).toEqual({ values: null });
	});
});
