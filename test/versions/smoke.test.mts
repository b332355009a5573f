import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testCredential } from '../engine/credential/support/tester.mts';
import { loadPackage } from '../engine/support/n8n.mts';
import {
	by,
	credentialOf,
	FORMATS,
	jsonOf,
	rows,
	run,
	useSandbox,
} from '../engine/support/harness.mts';

const require = createRequire(import.meta.url);
const running = useSandbox();

const engine = process.env.N8N_ENGINE_NAME ?? '';

it('runs on the engine that it is meant to run on', async () => {
	const pins = (await import(`./${engine}/package.json`, { with: { type: 'json' } })) as {
		default: { dependencies: Record<string, string> };
	};
	const entry = require.resolve('n8n-core');
	const { version } = require(join(dirname(entry), '../package.json')) as { version: string };
	expect(version).toBe(pins.default.dependencies['n8n-core']);
});

it('is loaded with its form, its icon and its use as a tool', async () => {
	const { node, credential, loader } = await loadPackage();
	expect(node.description).toMatchObject({ name: 'convioConstituent', usableAsTool: true });
	expect(node.description.properties.length).toBeGreaterThan(20);
	expect(credential.name).toBe('convioApi');
	expect(Object.keys(loader.known.nodes)).toContain('convioConstituent');
});

describe.each(FORMATS)('in %s', (format) => {
	const options = { response_format: format };
	const fieldsJson = '={{ { "name.first": $json.name, "primary_address.zip": "02139" } }}';

	it('creates, updates, upserts and reads the same record', async () => {
		const sandbox = running();
		const created = await run(sandbox, {
			...{ resource: 'constituent', operation: 'create' },
			parameters: {
				...{ primary_email: '={{ $json.email }}', fieldsInput: 'json', fieldsJson, options },
				additionalFields: { member_id: 'V-1' },
			},
			items: [{ email: 'ada@example.net', name: 'Ada' }],
		});
		expect(created.error).toBeUndefined();
		const cons_id = created.success[0]?.json.cons_id;
		const updated = await run(sandbox, {
			...{ resource: 'constituent', operation: 'update' },
			parameters: {
				...{ constituent: by('cons_id', cons_id), fieldsInput: 'json', fieldsJson, options },
				memberships: { add_group_ids: rows('1010,1013') },
			},
			items: [{ name: 'Augusta' }],
		});
		expect(jsonOf(updated.success)).toMatchObject([{ cons_id, message: 'User updated.' }]);
		const upserted = await run(sandbox, {
			...{ resource: 'constituent', operation: 'upsert' },
			parameters: {
				constituent: by('member_id', '={{ $json.member_id }}'),
				fields: { mappingMode: 'autoMapInputData', value: null },
				options,
			},
			items: [{ member_id: 'V-1', 'name.last': 'King', unheard: 1 }],
		});
		expect(jsonOf(upserted.success)).toMatchObject([{ cons_id, action: 'updated' }]);
		expect(upserted.hints.map(({ message }) => message).join()).toContain("'unheard'");
		const read = await run(sandbox, {
			...{ resource: 'constituent', operation: 'get' },
			parameters: { constituent: by('member_id', 'V-1'), options },
		});
		expect(jsonOf(read.success)).toMatchObject([
			{ cons_id, 'name.first': 'Augusta', 'name.last': 'King', 'primary_address.zip': '02139' },
		]);
		const groups = await run(sandbox, {
			...{ resource: 'constituent', operation: 'getGroups' },
			parameters: { constituent: by('cons_id', cons_id), options },
		});
		expect(groups.success.map(({ json }) => json.id)).toEqual(['1010', '1013']);
		// The credential is decrypted once a run, however many calls it makes.
		expect(groups.decryptions).toBe(1);
	});

	const failing = {
		...{ resource: 'constituent', operation: 'get' },
		parameters: { constituent: by('cons_id', '={{ $json.id }}'), options },
		items: [{ id: '7', row: 1 }],
	};

	it('stops with the site’s words and what to do', async () => {
		const { error } = await run(running(), failing);
		expect(error?.message).toMatch(/Constituent record not found.*code 16/);
		expect(error?.description).toContain('No constituent matches');
	});

	it('continues with error and details', async () => {
		const { success } = await run(running(), { ...failing, onError: 'continueRegularOutput' });
		expect(jsonOf(success)).toMatchObject([{ details: { code: '16', outcome: 'not applied' } }]);
	});

	it('sends a failed item out by the error output, with its own fields', async () => {
		const onError = 'continueErrorOutput';
		const { success, failed } = await run(running(), { ...failing, onError });
		expect(success).toEqual([]);
		expect(jsonOf(failed)).toMatchObject([{ row: 1, id: '7', details: { code: '16' } }]);
	});
});

it('repeats what was not delivered, and not a create that may have been', async () => {
	const sandbox = running();
	const create = {
		...{ resource: 'constituent', operation: 'create' },
		parameters: { primary_email: 'once@example.net', fieldsInput: 'json' },
	};
	sandbox.setFaults([{ kind: 'status', status: 429, retryAfter: '1' }]);
	expect((await run(sandbox, create)).error).toBeUndefined();
	expect(sandbox.calls).toHaveLength(2);
	sandbox.reset();
	sandbox.setFaults([{ kind: 'resetAfter' }]);
	expect((await run(sandbox, create)).error?.message).toContain('the outcome is unknown');
	// The look-up afterwards is a read.
	expect(sandbox.calls.map(({ method }) => method)).toEqual(['create', 'getUser']);
});

it('stops sending when the execution is cancelled', async () => {
	const sandbox = running();
	sandbox.reset({ latencyMs: 100 });
	let cancel = () => {};
	const finished = run(sandbox, {
		...{ resource: 'constituent', operation: 'create' },
		parameters: { primary_email: '={{ $json.email }}', fieldsInput: 'json' },
		items: Array.from({ length: 200 }, (_, n) => ({ email: `cancel.${n}@example.net` })),
		started: (execution) => {
			cancel = () => execution.cancel();
		},
	});
	await expect.poll(() => sandbox.calls.length, { timeout: 20_000 }).toBeGreaterThan(0);
	cancel();
	const arrived = sandbox.calls.length;
	await finished.catch(() => {});
	await expect.poll(() => sandbox.calls.filter(({ endedAt }) => !endedAt).length).toBe(0);
	// Requests that were on their way at that moment may still arrive, as many as the limit at most.
	expect(sandbox.calls.length).toBeLessThanOrEqual(arrived + 10);
});

describe('the credential’s test', () => {
	it('accepts the right one', async () => {
		expect(await testCredential(credentialOf(running()))).toMatchObject({ status: 'OK' });
	});

	it('shows the site’s words for a wrong password', async () => {
		const wrong = { ...credentialOf(running()), loginPassword: 'wrong' };
		const { status, message } = await testCredential(wrong);
		expect(status).toBe('Error');
		expect(message).toMatch(/login name or password/i);
	});
});
