import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { startSandbox } from '../../../sandbox/index.mts';
import type { Sandbox } from '../../../sandbox/index.mts';
import { by, run } from '../support/harness.mts';

/** The stand-in site signs its certificate itself; without this n8n's helper trusts none such. */
const TRUST = 'NODE_TLS_REJECT_UNAUTHORIZED';
const trusting = process.env[TRUST];

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ tls: true, settings: { population: 1 } });
});
afterAll(async () => await sandbox.close());
afterEach(() => {
	sandbox.reset();
	if (trusting === undefined) delete process.env[TRUST];
	else process.env[TRUST] = trusting;
});

const create = { resource: 'constituent', operation: 'create' } as const;
const parameters = { primary_email: 'tls@example.org', fieldsInput: 'json' };

describe('a secure connection', () => {
	it('to a site that cannot be trusted is never used', async () => {
		const { error } = await run(sandbox, { ...create, parameters });
		expect(error?.message).toContain('the secure connection was not trusted (DEPTH_ZERO_SELF');
		expect(error?.context?.details).toMatchObject({ outcome: 'not applied' });
		expect(sandbox.calls).toEqual([]);
	});

	it('that breaks after the call was done leaves a create in doubt, sent once', async () => {
		process.env[TRUST] = '0';
		sandbox.setFaults([{ kind: 'tlsErrorAfter' }]);
		const { error } = await run(sandbox, { ...create, parameters });
		expect(error?.message).toMatch(/the secure connection broke.* – the outcome is unknown/);
		expect(error?.context?.details).toMatchObject({
			outcome: 'unknown',
			safeToRepeat: false,
			lookup: { found: 1 },
			identity: { primary_email: 'tls@example.org' },
		});
		expect(sandbox.calls.map(({ method, applied }) => [method, applied])).toEqual([
			['create', true],
			['getUser', false],
		]);
	});

	it('that breaks is made again for an update', async () => {
		process.env[TRUST] = '0';
		sandbox.setFaults([{ kind: 'tlsErrorAfter', match: { method: 'update' } }]);
		const [consId = ''] = [...sandbox.site.constituents.keys()];
		const { error, success } = await run(sandbox, {
			resource: 'constituent',
			operation: 'update',
			parameters: {
				constituent: by('cons_id', consId),
				fieldsInput: 'json',
				fieldsJson: { 'name.first': 'Ada' },
			},
		});
		expect(error).toBeUndefined();
		expect(success).toHaveLength(1);
		expect(sandbox.calls.filter(({ method }) => method === 'update')).toHaveLength(2);
	});
});
