import type { INodeParameters } from 'n8n-workflow';

/** The site sends JSON as text/plain, which the node would keep as one text. */
const RESPONSE = { response: { response: { responseFormat: 'json' } } };

const BATCHING = { batching: { batch: { batchSize: 50, batchInterval: 1000 } } };

/**
 * What somebody sets in n8n's HTTP Request node to call a method of the API for each item.
 *
 * @param form names and values or expressions, the method among them
 * @param batched with the node's option Batching as it is when it is added
 */
export function httpRequestParameters(
	siteUrl: string,
	form: Readonly<Record<string, string>>,
	batched: boolean,
): INodeParameters {
	return {
		method: 'POST',
		url: `${siteUrl}/SRConsAPI`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'convioApi',
		sendBody: true,
		contentType: 'form-urlencoded',
		specifyBody: 'keypair',
		bodyParameters: {
			parameters: Object.entries(form).map(([name, value]) => ({ name, value })),
		},
		options: { ...RESPONSE, ...(batched ? BATCHING : {}) },
	};
}
