import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	INodeType,
} from 'n8n-workflow';

import {
	additionalDataOf,
	core,
	loadPackage,
	place,
	workflowOf,
	workflowPackage,
} from '../../support/n8n.mts';
import { TestedCredentials } from './tested-credentials.mts';
import { PASSED, verdictOfFailure } from './verdict.mts';
import type { Verdict } from './verdict.mts';

export interface TestOptions {
	/** Replaces the time that requests may take, so that no test waits for half a minute. */
	readonly timeoutMs?: number;
}

/** The node that n8n makes up to send a credential's test request. */
function carrier(testRequest: ICredentialTestRequest): INodeType {
	return {
		description: {
			displayName: 'No Operation, do nothing',
			name: 'noOp',
			group: ['organization'],
			version: 1,
			description: 'No Operation',
			defaults: { name: 'No Operation, do nothing' },
			inputs: ['main'],
			outputs: ['main'],
			credentials: [{ name: 'convioApi', required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					routing: { request: testRequest.request },
					default: '',
				},
			],
		},
	} as INodeType;
}

/**
 * Presses the button that tests a credential: n8n's `CredentialsTester.runRequestTest` step by step,
 * on n8n's own routing node and request helper.
 */
export async function testCredential(
	data: ICredentialDataDecryptedObject,
	{ timeoutMs }: TestOptions = {},
): Promise<Verdict> {
	const { credential } = await loadPackage();
	const testRequest = credential.test;
	if (testRequest === undefined) throw new Error('the credential has no test');
	const defaults = Object.fromEntries(
		credential.properties.map(({ name, default: value }) => [name, value]),
	);
	const decrypted = { ...defaults, ...data } as ICredentialDataDecryptedObject;
	const type = carrier(testRequest);
	const node = place('Temp-Node', 'noOp', {
		id: 'temp',
		credentials: { convioApi: { id: 'id', name: 'Test' } },
	});
	const context = new core.ExecuteContext(
		workflowOf({ types: { noOp: type }, nodes: [node] }),
		node,
		additionalDataOf(new TestedCredentials(credential, decrypted, timeoutMs)) as never,
		'internal',
		workflowPackage.createEmptyRunExecutionData(),
		0,
		[],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
	);
	const routing = new core.RoutingNode(context, type, {
		id: 'id',
		name: 'Test',
		type: 'convioApi',
		data: decrypted,
	});
	try {
		await routing.runNode();
	} catch (error) {
		return verdictOfFailure(error);
	}
	return PASSED;
}
