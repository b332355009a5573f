import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
	NodeExecutionHint,
} from 'n8n-workflow';

import type { FakeSite } from '../../../sending/support/site.mts';

/** How n8n sets up one execution of the node. */
export interface Setting {
	readonly parameters: INode['parameters'];
	readonly items?: readonly IDataObject[];
	readonly continueOnFail?: boolean;
	readonly credential?: IDataObject;
	readonly cancel?: AbortSignal;
	/** Name of the node's type: that of a tool ends with `Tool`. */
	readonly type?: string;
}

const SECRETS = { apiKey: 'key-123456', loginName: 'login-name', loginPassword: 'pass-word' };
let sites = 0;

/** A site of its own for each test, so that no gate is shared. */
export function ownSite(): string {
	sites += 1;
	return `https://site${sites}.example/site`;
}

function atPath(value: unknown, path: string): unknown {
	let current = value;
	for (const step of path.split('.')) {
		if (typeof current !== 'object' || current === null) return undefined;
		current = Reflect.get(current, step);
	}
	return current;
}

/** `=name` stands for an expression that gives the item's field of that name. */
function resolved(value: unknown, item: IDataObject): unknown {
	if (typeof value === 'string' && value.startsWith('=')) {
		const name = value.slice(1);
		if (name === 'fails') throw new Error('the expression fails');
		return item[name];
	}
	if (Array.isArray(value)) return value.map((entry: unknown) => resolved(entry, item));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, entry]) => [name, resolved(entry, item)]),
	);
}

/** As much of n8n's execution context as the node uses, and a record of how it was used. */
export class FakeContext {
	readonly hints: NodeExecutionHint[] = [];
	/** Names of the parameters that were resolved, in order. */
	readonly reads: string[] = [];
	/** Items that parameters were resolved for. */
	readonly readFor: number[] = [];
	decryptions = 0;
	readonly node: INode;
	private readonly items: Array<{ json: IDataObject }>;

	constructor(
		private readonly site: FakeSite,
		private readonly setting: Setting,
	) {
		this.items = (setting.items ?? [{}]).map((json) => ({ json }));
		this.node = {
			id: '1',
			name: 'Convio',
			type: setting.type ?? 'convioConstituent',
			typeVersion: 1,
			position: [0, 0],
			parameters: setting.parameters,
		};
	}

	get functions(): IExecuteFunctions {
		const functions = {
			getNode: () => this.node,
			getInputData: () => this.items,
			getTimezone: () => 'Europe/Berlin',
			continueOnFail: () => this.setting.continueOnFail ?? false,
			getExecutionCancelSignal: () => this.setting.cancel,
			getNodeParameter: (name: string, index: number, fallback?: unknown) => {
				this.reads.push(name);
				this.readFor.push(index);
				const value = atPath(this.setting.parameters, name);
				return resolved(value, this.items[index]?.json ?? {}) ?? fallback;
			},
			getCredentials: async () => {
				this.decryptions += 1;
				const credential = { siteUrl: ownSite(), ...SECRETS, ...this.setting.credential };
				return await Promise.resolve(credential);
			},
			addExecutionHints: (...hints: NodeExecutionHint[]) => this.hints.push(...hints),
			helpers: {
				httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
					await this.site.send(options),
			},
		};
		return functions as unknown as IExecuteFunctions;
	}
}
