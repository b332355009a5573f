import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ICredentialType, INodeType, IVersionedNodeType } from 'n8n-workflow';

/** The parts of one n8n installation that take part, and our package loaded into it. */
export interface Modules {
	readonly core: typeof import('n8n-core');
	readonly workflow: typeof import('n8n-workflow');
	readonly convio: INodeType;
	readonly credentialType: ICredentialType;
	readonly httpRequest: { readonly node: INodeType; readonly version: number };
	readonly versions: { readonly core: string; readonly base: string };
}

/** Loads n8n's engine, its HTTP Request node and our package with n8n's own loader. */
export async function loadModules(n8nDir: string, packageDir: string): Promise<Modules> {
	const require = createRequire(join(n8nDir, 'package.json'));
	require('reflect-metadata');
	const core = require('n8n-core') as Modules['core'];
	const workflow = require('n8n-workflow') as Modules['workflow'];
	// As a started n8n has it: expressions run in an isolate (settings are n8n's defaults).
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
	const { HttpRequest } = require(join(base, 'dist/nodes/HttpRequest/HttpRequest.node.js')) as {
		HttpRequest: new () => IVersionedNodeType;
	};
	const http = new HttpRequest();
	const version = http.currentVersion;
	return {
		core,
		workflow,
		convio: loader.getNode('convioConstituent').type as INodeType,
		credentialType: loader.getCredential('convioApi').type,
		httpRequest: { node: http.getNodeType(version), version },
		versions: {
			core: (require('n8n-core/package.json') as { version: string }).version,
			base: (require(join(base, 'package.json')) as { version: string }).version,
		},
	};
}
