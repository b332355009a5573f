import { describe, expect, it } from 'vitest';

import { loadPackage } from '../support/n8n.mts';
import { COMMON, SET_BY_THE_NODE } from './support/documented.mts';
import { withAll, withOne } from './support/filling.mts';
import type { Filled } from './support/filling.mts';
import { expectSecretsInBodies, FORMATS, ownParams, run, useSandbox } from '../support/harness.mts';
import { caseOf, nameOf, OPERATION_CASES } from './support/operation-cases.mts';
import type { OperationCase } from './support/operation-cases.mts';
import { setUp } from './support/people.mts';
import { pathOf, uiFields } from './support/ui-fields.mts';

const running = useSandbox();
const { node } = await loadPackage();
const FIELDS = uiFields(node.description);
const SENT = FIELDS.filter(({ wire }) => wire !== undefined);

/** They are no own parameters; the tests of results see them on the wire. */
const OPTIONS = ['response_format', 'suppress_response_codes'];
const OWN = SENT.filter(({ wire }) => !OPTIONS.includes(wire ?? ''));

/** Runs an operation, which must succeed, and compares the own parameters of its first call. */
async function expectSent(entry: OperationCase, { parameters, wire }: Filled): Promise<void> {
	const sandbox = running();
	if (entry.method !== 'create') setUp(sandbox, entry);
	const { resource, operation } = entry;
	const { error } = await run(sandbox, { resource, operation, parameters });
	expect(error).toBeUndefined();
	// A write of record fields may read the list of fields first.
	const call = sandbox.calls.find(({ method }) => method === entry.method);
	expect(call && ownParams(call)).toStrictEqual(wire);
	expectSecretsInBodies(sandbox);
}

it('finds the fields in the built description', () => {
	expect(SENT.length).toBeGreaterThan(150);
});

describe('a field of the form arrives under its documented name', () => {
	const fields = OWN.flatMap((field) => {
		const entry = caseOf(field);
		return entry === undefined ? [] : [[pathOf(field), field, entry] as const];
	});
	it.each(fields)('%s', async (_, field, entry) => {
		await expectSent(entry, withOne(entry, field));
	});
});

describe.each(FORMATS)('all fields of an operation arrive together, in %s', (format) => {
	it.each(OPERATION_CASES.map((entry) => [nameOf(entry), entry] as const))(
		'%s',
		async (_, entry) => {
			const fields = OWN.filter((field) => caseOf(field) === entry);
			const { parameters, wire } = withAll(entry, fields);
			const options = { response_format: format };
			await expectSent(entry, { parameters: { ...parameters, options }, wire });
		},
	);
});

describe('the form', () => {
	it('names the parameter in each field that is called like one', () => {
		const known = OPERATION_CASES.flatMap(({ documented }) => Object.keys(documented));
		const names = new Set([...known, ...Object.keys(COMMON)]);
		const silent = FIELDS.filter(({ wire }) => wire === undefined);
		expect(silent.filter(({ path }) => names.has(path.at(-1) ?? '')).map(pathOf)).toStrictEqual([]);
	});

	it.each(OPERATION_CASES.map((entry) => [nameOf(entry), entry] as const))(
		'has a field for each documented parameter of %s, and no other',
		(_, entry) => {
			const fields = SENT.filter((field) => caseOf(field) === entry);
			const documented = Object.keys({ ...COMMON, ...entry.documented });
			const wanted = documented.filter((name) => !(name in SET_BY_THE_NODE));
			expect([...new Set(fields.map(({ wire }) => wire))].sort()).toStrictEqual(wanted.sort());
		},
	);
});
