/**
 * Puts an older engine under the tests. Whatever requires `n8n-core` or `n8n-workflow`, the built
 * node among it, gets the ones in the folder N8N_ENGINE, as inside that n8n.
 */
import 'reflect-metadata';
import { createRequire, Module } from 'node:module';
import { join } from 'node:path';

type Resolve = (request: string, ...rest: unknown[]) => string;

const folder = process.env.N8N_ENGINE;
if (folder === undefined) throw new Error('N8N_ENGINE names no folder');
const engineRequire = createRequire(join(folder, 'package.json'));
const loader = Module as unknown as { _resolveFilename: Resolve };
const usual = loader._resolveFilename;
const places = new Map(
	['n8n-core', 'n8n-workflow'].map((name) => [name, engineRequire.resolve(name)]),
);
loader._resolveFilename = (request, ...rest) => places.get(request) ?? usual(request, ...rest);

// The tests of the credential call this function of n8n-workflow, which these engines do not have.
// Without it, the tests themselves would fail, not the node.
const workflowPackage = engineRequire('n8n-workflow') as Record<string, unknown>;
workflowPackage.getCredentialOwnRequestAllowedDomains ??= () => undefined;
