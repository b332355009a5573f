// @ts-check
import { freePorts, runTethered } from '../n8n/processes.mjs';

/**
 * @typedef {object} RunningSandbox
 * @property {string} page address of the page that shows what the stand-in site received
 * @property {{ siteUrl: string, apiKey: string, loginName: string, loginPassword: string }} credential
 * data of the credential type convioApi; made up, and valid nowhere else
 * @property {() => Promise<void>} stop
 */

/** The labels that sandbox/main.mts prints before its values. */
const LABELS = /** @type {const} */ ({
	siteUrl: 'Stand-in site',
	page: 'Page',
	apiKey: 'API key',
	loginName: 'Login name',
	loginPassword: 'Login password',
});

/**
 * Starts the stand-in Luminate site as a process of its own.
 *
 * @param {{ root: string, signal: AbortSignal }} options `root`: the clone, with its dependencies
 * @returns {Promise<RunningSandbox>} once it listens
 */
export async function startSandboxProcess({ root, signal }) {
	const [port] = await freePorts(1);
	/** @type {Record<string, string>} */
	const said = {};
	/** @type {(value: void) => void} */
	let complete = () => {};
	const announced = new Promise((/** @type {(value: void) => void} */ resolve) => {
		complete = resolve;
	});
	const args = ['--import', 'tsx', 'sandbox/main.mts', '--port', String(port)];
	const run = await runTethered(process.execPath, args, {
		cwd: root,
		signal,
		onLine: (line) => {
			const [label = '', value] = line.split(/:\s+(.*)/);
			if (value) said[label] = value;
			if (Object.values(LABELS).every((name) => said[name])) complete();
		},
	});
	const ended = run.exited.then((code) => {
		signal.throwIfAborted();
		throw new Error(`The stand-in site ended with code ${code}:\n${run.tail()}`);
	});
	await Promise.race([announced, ended]);
	// From here on, the site ends because we stop it. That must not be an unhandled rejection.
	ended.catch(() => {});
	/** @param {keyof typeof LABELS} name */
	const value = (name) => said[LABELS[name]] ?? '';
	return {
		page: value('page'),
		credential: {
			siteUrl: value('siteUrl'),
			apiKey: value('apiKey'),
			loginName: value('loginName'),
			loginPassword: value('loginPassword'),
		},
		stop: run.stop,
	};
}
