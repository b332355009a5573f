import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType, INodeType, IVersionedNodeType } from 'n8n-workflow';

/** A node of n8n's own: its type as workflows name it, its code, its version. */
interface BaseNode {
	readonly name: string;
	readonly type: INodeType;
	readonly version: number;
}

/** The parts of one n8n installation that take part, and our package loaded into it. */
export interface Modules {
	readonly core: typeof import('n8n-core');
	readonly workflow: typeof import('n8n-workflow');
	readonly convio: INodeType;
	readonly credentialType: ICredentialType;
	/** A node of n8n's own, in the given version or else in its newest. */
	base(name: string, version?: number): BaseNode;
	readonly versions: { readonly core: string; readonly base: string };
}

/** Loads n8n's engine, its own nodes and our package. */
export async function loadModules(n8nDir: string, packageDir: string): Promise<Modules> {
	const require = createRequire(join(n8nDir, 'package.json'));
	require('reflect-metadata');
	const core = require('n8n-core') as Modules['core'];
	const workflow = require('n8n-workflow') as Modules['workflow'];
	// A started n8n runs expressions in an isolate, with these settings. Without it they would be
	// faster here than in n8n.
	await workflow.Expression.initExpressionEngine({
		engine: 'vm',
		poolSize: 1,
		maxCodeCacheSize: 1024,
		bridgeTimeout: 5000,
		bridgeMemoryLimit: 128,
	});
	const loader = new core.PackageDirectoryLoader(packageDir);
	await loader.loadAll();
	const base = join(n8nDir, 'node_modules', 'n8n-nodes-base');
	return {
		core,
		workflow,
		convio: loader.getNode('convioConstituent').type as INodeType,
		credentialType: loader.getCredential('convioApi').type,
		base(name, version) {
			const file = join(base, 'dist/nodes', name, `${name}.node.js`);
			const classes = require(file) as Record<string, new () => INodeType | IVersionedNodeType>;
			const Node = classes[name];
			if (Node === undefined) throw new Error(`n8n has no node ${name}`);
			const node = new Node();
			const type = `n8n-nodes-base.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
			if ('getNodeType' in node) {
				const wanted = version ?? node.currentVersion;
				return { name: type, type: node.getNodeType(wanted), version: wanted };
			}
			return { name: type, type: node, version: version ?? 1 };
		},
		versions: {
			core: (require('n8n-core/package.json') as { version: string }).version,
			base: (require(join(base, 'package.json')) as { version: string }).version,
		},
	};
}
