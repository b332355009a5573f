import { afterEach, expect, it } from 'vitest';
import type { Fault, LoggedCall } from '../../../sandbox/index.mts';
import type { Lab } from '../support/lab.mts';
import { chain, itemsOf, START } from '../support/workflow.mts';

const HTTP_REQUEST = 'n8n-nodes-base.httpRequest';

/** What a person sets in n8n's own HTTP Request node for a method of the API, as one that this package does not have. */
function parameters(url: string, fields: Readonly<Record<string, string>>) {
	return {
		method: 'POST',
		url,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'convioApi',
		sendBody: true,
		contentType: 'form-urlencoded',
		specifyBody: 'keypair',
		bodyParameters: {
			parameters: Object.entries(fields).map(([name, value]) => ({ name, value })),
		},
		// The site sends JSON as text/plain, which the node would not read by itself.
		options: { response: { response: { responseFormat: 'json' } } },
	};
}

export function customCallSuite(lab: () => Lab): void {
	afterEach(() => lab().sandbox.setFaults([]));

	/** Runs a workflow of a trigger and the HTTP Request node with the credential. */
	async function send(
		fields: Readonly<Record<string, string>>,
		{ url = `${lab().sandbox.siteUrl}/SRConsAPI`, faults = [] as Fault[] } = {},
	) {
		const { client, credential, sandbox } = lab();
		sandbox.setFaults(faults);
		const request = {
			name: 'Request',
			type: HTTP_REQUEST,
			version: 4.2,
			parameters: parameters(url, fields),
			credential,
		};
		const { id } = await client.createWorkflow(chain('Custom API call', [START, request]));
		return await client.waitForExecution(await client.runWorkflow(id, START.name));
	}

	/** What came to the site, but for the check of the credential that n8n may have made before. */
	function calls(): LoggedCall[] {
		return lab().sandbox.calls.filter(({ method }) => method !== 'listUserFields');
	}

	/** All that n8n keeps and shows of an execution. */
	function expectNoSecretIn(execution: unknown): void {
		const shown = JSON.stringify(execution);
		for (const secret of Object.values(lab().sandbox.credentials)) {
			expect(shown).not.toContain(secret);
		}
	}

	it.each([
		[
			'isEmailValid',
			{ email: 'ada+list@example.net' },
			{ isEmailValidResponse: { valid: 'true' } },
		],
		[
			'listUserFieldChoices',
			{ field: 'name.title' },
			{ listConsFieldChoicesResponse: { choice: expect.arrayContaining(['Ms.']) as unknown } },
		],
	])('reaches %s without the node', async (method, own, answer) => {
		const execution = await send({ method, response_format: 'json', ...own });
		expect(execution).toMatchObject({ status: 'success', error: undefined });
		expect(itemsOf(execution, 'Request')).toEqual([expect.objectContaining(answer)]);
		expect(calls()).toEqual([
			expect.objectContaining({
				verb: 'POST',
				method,
				httpStatus: 200,
				params: { method, v: '1.0', response_format: 'json', ...own },
				secretsIn: {
					body: ['api_key', 'login_name', 'login_password'],
					query: [],
					headers: [],
				},
			}),
		]);
		expectNoSecretIn(execution);
	});

	it('keeps the secrets to itself when the site refuses the call', async () => {
		const execution = await send({ method: 'getUser', response_format: 'json', cons_id: '1' });
		expect(execution.status).toBe('error');
		expect(calls()).toEqual([expect.objectContaining({ code: '16' })]);
		expectNoSecretIn(execution);
	});

	it('goes to no other host', async () => {
		const { sandbox } = lab();
		const elsewhere = sandbox.siteUrl.replace('127.0.0.1', 'localhost');
		const execution = await send({ method: 'isEmailValid' }, { url: `${elsewhere}/SRConsAPI` });
		expect(execution.status).toBe('error');
		expect(execution.error?.message).toContain('This credential is for');
		expect(calls()).toEqual([]);
		expectNoSecretIn(execution);
	});

	it('follows no redirect, not even one that would keep the body', async () => {
		const { sandbox } = lab();
		const location = `${sandbox.siteUrl}/SRGroupAPI`;
		const faults: Fault[] = [
			{ kind: 'redirect', status: 307, location, match: { method: 'isEmailValid' } },
		];
		const execution = await send({ method: 'isEmailValid' }, { faults });
		expect(calls().map(({ servlet, fault }) => [servlet, fault])).toEqual([
			['SRConsAPI', 'redirect'],
		]);
		expectNoSecretIn(execution);
	});
}
