// @ts-check
/**
 * `npm run demo` shows the whole package on this machine, from a fresh clone. It installs and builds
 * what is missing, starts a stand-in Luminate site and a real n8n with the packed package, imports
 * and runs the first-steps example, and runs until Ctrl-C.
 *
 *     npm run demo -- --once   ends by itself: code 0 if everything went as expected, otherwise 1
 *
 * Needs Node 20.19 or newer, git for the clone, the npm registry and 4 GB of disk; nothing else.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { N8nClient } from '../n8n/client.mjs';
import { packPackage } from '../n8n/community-package.mjs';
import { ensureN8n } from '../n8n/install.mjs';
import { ownFolder } from '../n8n/own-folder.mjs';
import { stopAll } from '../n8n/processes.mjs';
import { startN8n } from '../n8n/start.mjs';
import { runFirstSteps } from './first-steps.mjs';
import { build, installDependencies } from './prepare.mjs';
import { startSandboxProcess } from './sandbox.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const examples = join(root, 'examples');
const once = process.argv.includes('--once');
/** Nobody else can use it: this n8n listens on this machine only and is removed afterwards. */
const OWNER = {
	email: 'demo@example.org',
	password: 'Convio-demo-1',
	firstName: 'Demo',
	lastName: 'Owner',
};

const started = Date.now();
/** @param {string} line */
function log(line) {
	const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
	console.log(`${seconds} s  ${line}`);
}

const stopping = new AbortController();
const { signal } = stopping;
for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
	process.on(name, () => {
		if (signal.aborted) process.exit(1); // A second Ctrl-C ends the demo at once.
		log('Stopping');
		stopping.abort(new Error(`Stopped by ${name}`));
	});
}

/**
 * What to type into a credential of one's own. The stand-in site alone knows these values.
 *
 * @param {import('./sandbox.mjs').RunningSandbox['credential']} values
 */
function credentialLines({ siteUrl, apiKey, loginName, loginPassword }) {
	return [
		'A credential for the stand-in site is there already. To make one yourself:',
		`    API Key              ${apiKey}`,
		`    API Login Name       ${loginName}`,
		`    API Login Password   ${loginPassword}`,
		`    Site URL             ${siteUrl}`,
	];
}

/** @param {string} folder an empty folder, for this run only */
async function run(folder) {
	const step = { root, log, signal };
	await installDependencies(step);
	await build(step);
	await ensureN8n({ log, signal });

	const packageTarball = await packPackage(root, folder);
	const sandbox = await startSandboxProcess({ root, signal });
	log(`The stand-in Luminate site is at ${sandbox.page}`);
	const n8n = await startN8n({
		dataDir: join(folder, 'n8n'),
		packageTarball,
		env: { N8N_RESTRICT_FILE_ACCESS_TO: examples },
		log,
		signal,
	});

	const client = new N8nClient(n8n.url);
	await client.setUpOwner(OWNER);
	const listed = (await client.listCommunityPackages())[0];
	log(`Installed in it: ${listed?.packageName} ${listed?.installedVersion}`);
	const data = { name: 'Stand-in site', type: 'convioApi', data: sandbox.credential };
	const credential = { ...data, id: (await client.createCredential(data)).id };
	const test = await client.testCredential(credential);
	log(`Credential test: ${test.message}`);
	log('Running the first-steps example');
	const outcome = await runFirstSteps({ client, credential, examples });
	log('Done:');
	console.log(`\n${outcome.lines.join('\n')}\n`);

	const surprises = [...outcome.surprises];
	if (test.status !== 'OK') surprises.push(`The credential test failed: ${test.message}`);
	if (!listed || listed.failedLoading) surprises.push('n8n does not list the package as loaded');
	for (const line of surprises) console.log(`NOT AS EXPECTED: ${line}`);
	for (const line of credentialLines(sandbox.credential)) console.log(line);
	if (once) return surprises.length === 0 ? 0 : 1;
	console.log();

	console.log(`Workflow in the editor:  ${n8n.url}/workflow/${outcome.workflowId}`);
	console.log(
		`This run in the editor:  ${n8n.url}/workflow/${outcome.workflowId}/executions/${outcome.executionId}`,
	);
	console.log(`Log in as:               ${OWNER.email}, password ${OWNER.password}`);
	console.log(`The stand-in site:       ${sandbox.page}`);
	console.log('Everything is on this machine alone. Ctrl-C ends and removes it.\n');
	const code = await n8n.exited;
	signal.throwIfAborted();
	throw new Error(`n8n ended with code ${code}. Its last lines:\n${n8n.tail()}`);
}

async function main() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	// The same versions as `engines` in package.json.
	if (major < 20 || (major === 20 && minor < 19)) {
		throw new Error(`The demo needs Node 20.19 or newer; this is ${process.versions.node}.`);
	}
	const { folder, remove } = await ownFolder('demo');
	try {
		return await run(folder);
	} finally {
		await stopAll();
		await remove();
	}
}

main().then(
	(code) => process.exit(code),
	(error) => {
		if (signal.aborted) {
			log('Stopped; nothing is left running.');
			process.exit(130);
		}
		console.error(`\nThe demo failed.\n${error.message}`);
		process.exit(1);
	},
);
