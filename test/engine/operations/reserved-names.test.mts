import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ANY_FIELD, COMMON } from './support/documented.mts';
import { OPERATION_CASES } from './support/operation-cases.mts';
import {
	by,
	callsOf,
	expectSecretsInBodies,
	jsonOf,
	run,
	useSandbox,
} from '../support/harness.mts';
import { ADA, addAda, addRecord } from './support/people.mts';

const running = useSandbox();

/** What the node and its credential set, and what belongs to the client API. */
const TRANSPORT = [
	'method',
	'api_key',
	'v',
	'login_name',
	'login_password',
	'response_format',
	'suppress_response_codes',
];
const CLIENT = [
	'auth',
	'sso_auth_token',
	'redirect',
	'success_redirect',
	'error_redirect',
	'sign_redirects',
];
const WRITES = OPERATION_CASES.filter(({ documented }) => ANY_FIELD in documented).flatMap(
	({ documented }) => Object.keys(documented),
);
const RESERVED = [...new Set([...TRANSPORT, ...CLIENT, ...Object.keys(COMMON), ...WRITES])].filter(
	(name) => name !== ANY_FIELD,
);

const spellings = (name: string) => [name, name.toUpperCase(), ` ${name}`, `${name}\t`];
const ALL = RESERVED.flatMap(spellings);

const update = { resource: 'constituent', operation: 'update' };
const constituent = by('cons_id', ADA);
const SAFE = { nickname: 'Countess' };

/** Whatever the input: the calls are those of the operation, about Ada, with nothing reserved set. */
function expectNothingOverridden(): void {
	const settable = RESERVED.filter((name) => !TRANSPORT.includes(name) && name !== 'cons_id');
	for (const { method, params } of running().calls) {
		expect(['listUserFields', 'update']).toContain(method);
		expect(params).toMatchObject({ v: '1.0', response_format: 'json' });
		for (const name of settable) expect(params).not.toHaveProperty([name]);
		expect(params.suppress_response_codes).toBeUndefined();
	}
	for (const params of callsOf(running(), 'update')) expect(params.cons_id).toBe(ADA);
	expectSecretsInBodies(running());
}

describe('a reserved name, in any spelling', () => {
	it.each(ALL)('%j is refused in JSON', async (name) => {
		addAda(running());
		const fieldsJson = JSON.stringify({ ...SAFE, [name]: 'x' });
		const parameters = { constituent, fieldsInput: 'json', fieldsJson };
		const { error } = await run(running(), { ...update, parameters });
		expect(error?.message).toMatch(/^'Record Fields' cannot set '/);
		expect(error?.message).toContain(`'${name}'`);
		expect(running().calls).toStrictEqual([]);
	});

	it.each(RESERVED)('%j is refused in the field mapper', async (name) => {
		addAda(running());
		const fields = { mappingMode: 'defineBelow', value: { ...SAFE, [name]: 'x' }, schema: [] };
		const { error } = await run(running(), { ...update, parameters: { constituent, fields } });
		expect(error?.message).toContain(`'Record Fields' cannot set '${name}'`);
		expect(running().calls).toStrictEqual([]);
	});

	it('is ignored by automatic mapping, and named once', async () => {
		addAda(running());
		const row = Object.fromEntries([...ALL.map((name) => [name, 'x']), ...Object.entries(SAFE)]);
		const { success, hints } = await run(running(), {
			...update,
			parameters: { constituent, fields: { mappingMode: 'autoMapInputData', value: null } },
			items: [row, row],
		});
		expect(jsonOf(success)).toHaveLength(2);
		expect(callsOf(running(), 'update')).toStrictEqual([
			{ cons_id: ADA, ...SAFE },
			{ cons_id: ADA, ...SAFE },
		]);
		const ignored = hints.filter(({ message }) => message.startsWith('Columns left out'));
		expect(ignored).toHaveLength(1);
		expect(ignored[0]?.message).toContain("'method'");
		expect(ignored[0]?.message).toContain(`and ${ALL.length - 20} more`);
	});
});

it('no input of record fields can override a reserved parameter', async () => {
	const text = fc.string({ unit: 'grapheme', maxLength: 12 });
	const nearly = fc
		.tuple(
			fc.constantFrom(...RESERVED),
			fc.constantFrom('', ' ', '\u00a0', '\0', '.', '[]', '=', '&'),
		)
		.chain(([name, more]) => fc.constantFrom(name + more, more + name, name.replace('_', more)));
	const names = fc.oneof(
		fc.constantFrom(...ALL),
		nearly,
		text,
		fc.constantFrom('__proto__', 'constructor'),
	);
	const inputs = fc.dictionary(names, fc.oneof(text, fc.constantFrom('x', 0, false, null)), {
		maxKeys: 4,
	});
	const way = fc.constantFrom('json', 'mapper', 'automatic');
	await fc.assert(
		fc.asyncProperty(inputs, way, async (input, chosen) => {
			running().reset();
			addAda(running());
			addRecord(running(), { member_id: 'x' });
			const mappingMode = chosen === 'automatic' ? 'autoMapInputData' : 'defineBelow';
			await run(running(), {
				...update,
				parameters: {
					constituent,
					fieldsInput: chosen === 'json' ? 'json' : 'mapper',
					fieldsJson: JSON.stringify(input),
					fields: { mappingMode, value: chosen === 'mapper' ? input : null, schema: [] },
				},
				items: [chosen === 'automatic' ? input : {}],
				onError: 'continueRegularOutput',
			});
			expectNothingOverridden();
		}),
		{ numRuns: 300 },
	);
});
