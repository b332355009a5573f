import type { INodeExecutionData, INodeType } from 'n8n-workflow';

import type { Job } from '../job.mts';
import { bareNode } from './bare-node.mts';
import { RECORD_FIELDS } from './rows.mts';

/**
 * The fastest node that can be written with n8n's HTTP helper: a pool of workers around it. It reads
 * the credential once and one parameter for each item. It checks nothing, keeps no order between
 * items of one person, repeats nothing, and knows no limit across executions.
 */
export function bareLoop({ concurrency, site }: Job): INodeType {
	return {
		description: bareNode('loop', [
			{ displayName: 'Constituent ID', name: 'constituentId', type: 'string', default: '' },
		]),
		async execute() {
			const items = this.getInputData();
			const data = await this.getCredentials('convioApi');
			const credentialsDecrypted = { id: '', name: '', type: 'convioApi', data };
			const output: INodeExecutionData[] = [];
			let next = 0;
			const worker = async () => {
				while (next < items.length) {
					const index = next;
					next += 1;
					const json = items[index]?.json ?? {};
					const body = new URLSearchParams({
						...Object.fromEntries(RECORD_FIELDS.map((name) => [name, String(json[name])])),
						cons_id: String(this.getNodeParameter('constituentId', index)),
						method: 'update',
						response_format: 'json',
					});
					const answer = await this.helpers.httpRequestWithAuthentication.call(
						this,
						'convioApi',
						{ method: 'POST', url: `${site.siteUrl}/SRConsAPI`, body, json: true },
						{ credentialsDecrypted },
					);
					output[index] = { json: answer, pairedItem: { item: index } };
				}
			};
			await Promise.all(Array.from({ length: concurrency }, worker));
			return [output];
		},
	};
}
