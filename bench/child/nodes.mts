import type { INode, INodeType } from 'n8n-workflow';

import { httpRequestParameters } from '../httpRequest.mts';
import type { Job } from '../job.mts';
import { bareLoop } from './bare-loop.mts';
import type { Modules } from './modules.mts';
import { FINGERPRINT, RECORD_FIELDS } from './rows.mts';

/** A node to measure: its code and what a user would set. */
export interface Measured {
	/** As workflows name the type. By its name, n8n lets HTTP Request use any credential. */
	readonly name: string;
	readonly type: INodeType;
	readonly version: number;
	readonly parameters: INode['parameters'];
}

const fromColumn = (name: string) => `={{ $json["${name}"] }}`;

function convioParameters({ values, contender }: Job, schema: unknown): INode['parameters'] {
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
		options: contender === 'skipUnchanged' ? { skipUnchanged: true } : {},
	} as INode['parameters'];
}

function httpParameters({ contender, site }: Job): INode['parameters'] {
	const values = ['cons_id', ...RECORD_FIELDS].map((name) => [name, fromColumn(name)] as const);
	const form = { method: 'update', response_format: 'json', ...Object.fromEntries(values) };
	return httpRequestParameters(site.siteUrl, form, contender === 'httpBatched');
}

/** @throws Error when this build has no such option, which n8n would ignore without a word */
function requireOption({ description }: INodeType, name: string): void {
	const collections = description.properties.filter((property) => property.name === 'options');
	const names = collections.flatMap(({ options = [] }) => options.map((option) => option.name));
	if (!names.includes(name)) throw new Error(`this build of the node has no option '${name}'`);
}

function convioNode(modules: Modules, job: Job, schema: unknown): Measured {
	if (job.contender === 'skipUnchanged') requireOption(modules.convio, 'skipUnchanged');
	return {
		name: 'n8n-nodes-convio.convioConstituent',
		type: modules.convio,
		version: 1,
		parameters: convioParameters(job, schema),
	};
}

/** Lets only those rows pass whose fingerprint is not the one that was sent last. */
function fingerprintNodes({ base }: Modules): Measured[] {
	const assignment = { id: '1', name: 'fingerprint', value: FINGERPRINT, type: 'string' };
	const condition = {
		id: '1',
		leftValue: '={{ $json.fingerprint }}',
		rightValue: '={{ $json.sent }}',
		operator: { type: 'string', operation: 'notEquals' },
	};
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 };
	return [
		{
			...base('Set', 3.4),
			parameters: {
				assignments: { assignments: [assignment] },
				includeOtherFields: true,
				options: {},
			},
		},
		{
			...base('Filter', 2.2),
			parameters: { conditions: { options, conditions: [condition], combinator: 'and' } },
		},
	];
}

/**
 * The nodes of a contender, in the order in which they run.
 *
 * @param schema the fields of the site as the editor stores them with the mapper
 * @throws Error when the contender is no node, or needs an option that this build does not have
 */
export function measuredNodes(modules: Modules, job: Job, schema: unknown): Measured[] {
	switch (job.contender) {
		case 'convio':
		case 'skipUnchanged':
			return [convioNode(modules, job, schema)];
		case 'fingerprint':
			return [...fingerprintNodes(modules), convioNode(modules, job, schema)];
		case 'loop':
			return [
				{
					name: 'loop',
					type: bareLoop(job),
					version: 1,
					parameters: { constituentId: fromColumn('cons_id') },
				},
			];
		case 'http':
		case 'httpBatched':
			return [{ ...modules.base('HttpRequest'), parameters: httpParameters(job) }];
		case 'raw':
			throw new Error('the raw client is no node');
	}
}
