import type { INode, INodeType } from 'n8n-workflow';

import type { Job } from '../job.mts';
import { bareLoop } from './bare-loop.mts';
import { RECORD_FIELDS } from './items.mts';
import type { Modules } from './modules.mts';

/** A node to measure: its code and what a user would set. */
export interface Measured {
	/** As workflows name the type; n8n lets HTTP Request use any credential by its name. */
	readonly name: string;
	readonly type: INodeType;
	readonly version: number;
	readonly parameters: INode['parameters'];
}

const fromColumn = (name: string) => `={{ $json["${name}"] }}`;

function convioParameters({ values }: Job, schema: unknown): INode['parameters'] {
	const own = Object.fromEntries(RECORD_FIELDS.map((name) => [name, fromColumn(name)]));
	return {
		resource: 'constituent',
		operation: 'update',
		constituent: { __rl: true, mode: 'cons_id', value: fromColumn('cons_id') },
		fieldsInput: 'mapper',
		fields:
			values === 'columns'
				? { mappingMode: 'autoMapInputData', value: null }
				: { mappingMode: 'defineBelow', value: own, schema },
	} as INode['parameters'];
}

function httpParameters({ contender, site }: Job): INode['parameters'] {
	const pairs = [
		{ name: 'method', value: 'update' },
		{ name: 'response_format', value: 'json' },
		...['cons_id', ...RECORD_FIELDS].map((name) => ({ name, value: fromColumn(name) })),
	];
	const batch = { batchSize: 50, batchInterval: 1000 };
	return {
		method: 'POST',
		url: `${site.siteUrl}/SRConsAPI`,
		authentication: 'predefinedCredentialType',
		nodeCredentialType: 'convioApi',
		sendBody: true,
		contentType: 'form-urlencoded',
		specifyBody: 'keypair',
		bodyParameters: { parameters: pairs },
		options: contender === 'httpBatched' ? { batching: { batch } } : {},
	};
}

/**
 * The node of a contender.
 *
 * @param schema the fields of the site as the editor stores them with the mapper
 */
export function measuredNode(modules: Modules, job: Job, schema: unknown): Measured {
	switch (job.contender) {
		case 'convio':
			return {
				name: 'n8n-nodes-convio.convioConstituent',
				type: modules.convio,
				version: 1,
				parameters: convioParameters(job, schema),
			};
		case 'loop':
			return {
				name: 'loop',
				type: bareLoop(job),
				version: 1,
				parameters: { constituentId: fromColumn('cons_id') },
			};
		case 'http':
		case 'httpBatched': {
			const { node, version } = modules.httpRequest;
			return {
				name: 'n8n-nodes-base.httpRequest',
				type: node,
				version,
				parameters: httpParameters(job),
			};
		}
		case 'raw':
			throw new Error('the raw client is no node');
	}
}
