import { describe, expect, it } from 'vitest';

import { loadPackage } from '../support/n8n.mts';
import { COMMON, DOCUMENTED, SET_BY_THE_NODE } from './support/documented.mts';
import { caseOf, withAll, withOne } from './support/filling.mts';
import type { Filled } from './support/filling.mts';
import { expectSecretsInBodies, FORMATS, ownParams, run, useSandbox } from '../support/harness.mts';
import { nameOf, OPERATION_CASES } from './support/operation-cases.mts';
import type { OperationCase } from './support/operation-cases.mts';
import { addAda } from './support/people.mts';
import { pathOf, uiFields } from './support/ui-fields.mts';

const running = useSandbox();
const { node } = await loadPackage();
const FIELDS = uiFields(node.description);
const SENT = FIELDS.filter(({ wire }) => wire !== undefined);

/** Fields that send nothing themselves: containers, paging, and what happens inside the node. */
const NOT_SENT = [
	'additionalFields',
	'constituent',
	'fieldsInput',
	'filters',
	'interaction',
	'limit',
	'memberships',
	'options',
	'options.allowIncompleteResults',
	'options.dryRun',
	'options.emptyValues',
	'options.fieldsNotCompared',
	'options.lookUpUnknownOutcomes',
	'options.maxTotalTime',
	'options.maxTries',
	'options.skipUnchanged',
	'options.timeout',
	'returnAll',
	'simplify',
	'splitIntoItems',
	'updateFields',
];

/** They are no own parameters; the tests of results see them on the wire. */
const OPTIONS = ['response_format', 'suppress_response_codes'];
const OWN = SENT.filter(({ wire }) => !OPTIONS.includes(wire ?? ''));

/** Runs an operation, which must succeed, and compares the own parameters of its first call. */
async function expectSent(entry: OperationCase, { parameters, wire }: Filled): Promise<void> {
	const sandbox = running();
	if (entry.method !== 'create') addAda(sandbox);
	const { resource, operation } = entry;
	const { error } = await run(sandbox, { resource, operation, parameters });
	expect(error).toBeUndefined();
	const [call] = sandbox.calls;
	expect(call?.method).toBe(entry.method);
	expect(call && ownParams(call)).toStrictEqual(wire);
	expectSecretsInBodies(sandbox);
}

it('finds the fields in the built description', () => {
	expect(SENT.length).toBeGreaterThan(150);
});

describe('a field of the form arrives under its documented name', () => {
	it.each(OWN.map((field) => [pathOf(field), field] as const))('%s', async (_, field) => {
		await expectSent(caseOf(field), withOne(field));
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
	it('names the wire parameter in each field that sends one', () => {
		const silent = FIELDS.filter(({ wire }) => wire === undefined).map(({ path }) =>
			path.join('.'),
		);
		expect([...new Set(silent)].sort()).toStrictEqual(NOT_SENT);
	});

	it.each(OPERATION_CASES.map((entry) => [entry.method, entry] as const))(
		'has a field for each documented parameter of %s, and no other',
		(method, entry) => {
			const fields = SENT.filter((field) => caseOf(field) === entry);
			const documented = Object.keys({ ...COMMON, ...DOCUMENTED[method] });
			const wanted = documented.filter((name) => !(name in SET_BY_THE_NODE));
			expect([...new Set(fields.map(({ wire }) => wire))].sort()).toStrictEqual(wanted.sort());
		},
	);
});
