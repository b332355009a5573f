/**
 * Loads an unpacked package by n8n's own loader and runs one call of its node. A process of its own,
 * so that nothing but `n8n-workflow` can be found by NODE_PATH, as in n8n.
 *
 * Arguments: folder of the package, root of this checkout (for n8n-core), credential as JSON.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, root, credential] = process.argv.slice(2);
const require = createRequire(join(root, 'package.json'));
require('reflect-metadata');
const { ExecuteContext, PackageDirectoryLoader } = require('n8n-core');
const { createEmptyRunExecutionData, Workflow } = require('n8n-workflow');

const loader = new PackageDirectoryLoader(folder);
await loader.loadAll();
const { type } = loader.getNode('convioConstituent');
const { authenticate } = loader.getCredential('convioApi').type;

const data = JSON.parse(credential);
const node = {
	id: '1',
	name: 'Convio',
	type: 'convioConstituent',
	typeVersion: 1,
	position: [0, 0],
	parameters: { resource: 'field', operation: 'getAll', options: { response_format: 'xml' } },
	credentials: { convioApi: { id: '1', name: 'Test' } },
};
const nodeTypes = {
	getByName: () => type,
	getByNameAndVersion: () => type,
	getKnownTypes: () => ({}),
};
const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
const url = 'http://127.0.0.1:1/';
const items = [{ json: {} }];
const context = new ExecuteContext(
	workflow,
	workflow.getNode('Convio'),
	{
		credentialsHelper: {
			getParentTypes: () => [],
			isCredentialUsableByNode: () => true,
			getCredentialsProperties: () => [],
			getDecrypted: async () => data,
			preAuthentication: async () => undefined,
			authenticate: async (decrypted, _type, options) => await authenticate(decrypted, options),
		},
		...{ restApiUrl: url, instanceBaseUrl: url, webhookBaseUrl: url, variables: {} },
		...{ webhookWaitingBaseUrl: url, webhookTestBaseUrl: url, formWaitingBaseUrl: url },
	},
	'trigger',
	createEmptyRunExecutionData(),
	0,
	items,
	{ main: [items] },
	{ node, data: {}, source: null },
	[],
);
const output = await type.execute.call(context);
const icons = [type.description.iconUrl, loader.getCredential('convioApi').type.iconUrl];
process.stdout.write(JSON.stringify({ output, icons, aliases: type.description.codex?.alias }));
