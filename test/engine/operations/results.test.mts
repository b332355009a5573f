import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { loadPackage } from '../support/n8n.mts';
import {
	callsOf,
	expectSecretsInBodies,
	FORMATS,
	jsonOf,
	paired,
	pairsOf,
	run,
	useSandbox,
} from '../support/harness.mts';
import type { Format } from '../support/harness.mts';
import { missingCases } from './support/coverage.mts';
import { nameOf, OPERATION_CASES } from './support/operation-cases.mts';
import type { OperationCase } from './support/operation-cases.mts';
import { setUp } from './support/people.mts';
import { withKeys } from './support/keys.mts';

const running = useSandbox();
const { node } = await loadPackage();
const CASES = join(import.meta.dirname, 'cases');

it('has a case for every operation', () => {
	const then = "write it after the case of its nearest sibling, then run 'npm run test:engine'";
	expect(missingCases(node.description), then).toStrictEqual([]);
});

it.each(OPERATION_CASES.map((entry) => [nameOf(entry), entry] as const))(
	'%s stands in a file of its name',
	(_, { resource, operation }) => {
		expect(existsSync(join(CASES, `${resource}.${operation}.mts`))).toBe(true);
	},
);

function withOptions(entry: OperationCase, format: Format, suppress: boolean) {
	const options = { response_format: format, suppress_response_codes: suppress };
	return { ...entry, parameters: { ...entry.parameters, options } };
}

describe.each(OPERATION_CASES.map((entry) => [nameOf(entry), entry] as const))('%s', (_, entry) => {
	describe.each(FORMATS)('in %s', (format) => {
		it.each([false, true])('gives its items, HTTP codes suppressed: %s', async (suppress) => {
			const sandbox = running();
			setUp(sandbox, entry);
			const { error, success, failed } = await run(sandbox, withOptions(entry, format, suppress));
			expect(error).toBeUndefined();
			expect(failed).toStrictEqual([]);
			// Matched one after the other, since some cases expect a matcher in place of a value.
			expect(jsonOf(success)).toEqual(withKeys(entry.results, entry.wire.at(-1), entry.method));
			expect(pairsOf(success)).toStrictEqual(success.map(() => paired(0)));
			expect(callsOf(sandbox, entry.method)).toStrictEqual(entry.wire);
			expect(sandbox.calls).toHaveLength(entry.wire.length);
			for (const { servlet, verb, contentType, applied, params } of sandbox.calls) {
				expect({ servlet, verb, applied }).toStrictEqual({
					servlet: entry.servlet,
					verb: 'POST',
					applied: entry.writes,
				});
				expect(contentType.toLowerCase()).toBe('application/x-www-form-urlencoded; charset=utf-8');
				expect(params).toMatchObject({ method: entry.method, v: '1.0', response_format: format });
				expect(params.suppress_response_codes).toBe(suppress ? 'true' : undefined);
			}
			expectSecretsInBodies(sandbox);
		});
	});

	it('asks for JSON unless told otherwise, and decrypts the credential once', async () => {
		const sandbox = running();
		setUp(sandbox, entry);
		const { decryptions } = await run(sandbox, entry);
		expect(sandbox.calls[0]?.params.response_format).toBe('json');
		expect(decryptions).toBe(1);
	});

	it('leaves nothing of the credential in what the engine stores', async () => {
		const sandbox = running();
		setUp(sandbox, entry);
		const { stored } = await run(sandbox, entry);
		const { apiKey, loginName, loginPassword } = sandbox.credentials;
		for (const secret of [apiKey, loginName, loginPassword]) expect(stored).not.toContain(secret);
	});
});
