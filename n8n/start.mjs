// @ts-check
/** Starts the pinned n8n, reachable from this machine only, with a packed package installed. */
import { mkdir } from 'node:fs/promises';
import { delimiter, dirname } from 'node:path';
import { putPackageIn, recordPackage } from './community-package.mjs';
import { ensureN8n } from './install.mjs';
import { npmEnv } from './npm.mjs';
import { freePorts, runTethered, untilReady } from './processes.mjs';

const READY_WITHIN_MS = 180_000;

/**
 * @typedef {object} RunningN8n
 * @property {string} url where editor, webhooks and REST API answer, without a slash at the end
 * @property {string} dataDir the folder that holds everything this n8n knows
 * @property {number} pid process id of n8n
 * @property {() => string} tail n8n's last log lines
 * @property {Promise<number>} exited n8n's exit code, once it has ended
 * @property {() => Promise<void>} stop ends n8n and all that it started
 */

/**
 * Starts n8n and returns when it answers. It listens on 127.0.0.1 only, contacts no other server, and
 * cannot outlive this process.
 *
 * @param {object} options
 * @param {string} options.dataDir its data folder; created if missing, kept afterwards
 * @param {string} [options.packageTarball] an `npm pack` of a community package to put in
 * @param {number} [options.port] a free one if left out
 * @param {NodeJS.ProcessEnv} [options.env] more settings of n8n; they win over the ones here
 * @param {string[]} [options.command] n8n's command, such as `['worker']`; `['start']` if left out
 * @param {(line: string) => void} [options.log] gets the steps
 * @param {AbortSignal} [options.signal] stops n8n, also while it is being installed
 * @returns {Promise<RunningN8n>}
 * @throws {Error} with n8n's last log lines, when it ends or does not answer within three minutes
 */
export async function startN8n({
	dataDir,
	packageTarball,
	port,
	env = {},
	command = ['start'],
	log = () => {},
	signal,
}) {
	const n8n = await ensureN8n({ log, signal });
	await mkdir(dataDir, { recursive: true });
	const installed = packageTarball
		? await putPackageIn({ tarball: packageTarball, userFolder: dataDir })
		: undefined;
	const [anyPort = 0, brokerPort = 0] = await freePorts(2);
	const ownPort = port ?? anyPort;
	const url = `http://127.0.0.1:${ownPort}`;
	const started = Date.now();
	log(`Starting n8n ${n8n.version} on ${url}`);
	const run = await runTethered(n8n.node, [n8n.cli, ...command], {
		signal,
		graceMs: 8_000, // n8n closes its database and ends its task runner first.
		cwd: dataDir, // n8n would read a .env file of another working directory.
		env: {
			...baseEnv(),
			// n8n starts its task runner as plain `node`. Without this it would run on another Node.
			PATH: `${dirname(n8n.node)}${delimiter}${process.env.PATH ?? ''}`,
			N8N_USER_FOLDER: dataDir,
			N8N_HOST: '127.0.0.1',
			N8N_PORT: String(ownPort),
			N8N_RUNNERS_BROKER_PORT: String(brokerPort),
			QUEUE_HEALTH_CHECK_PORT: String(ownPort), // a worker answers here
			N8N_EDITOR_BASE_URL: url,
			N8N_WEBHOOK_URL: `${url}/`,
			...ALONE,
			...env,
		},
	});
	try {
		await untilReady(`n8n at ${url}`, run, () => answers(url), READY_WITHIN_MS);
		if (installed && command[0] === 'start') {
			await recordPackage({ n8n, packageDir: installed.dir, userFolder: dataDir });
		}
	} catch (error) {
		await run.stop();
		signal?.throwIfAborted();
		throw error;
	}
	log(`n8n answers after ${((Date.now() - started) / 1000).toFixed(1)} s`);
	return { url, dataDir, pid: run.pid, tail: run.tail, exited: run.exited, stop: run.stop };
}

/** Settings that keep n8n on this machine and stop it from contacting other servers. */
const ALONE = {
	N8N_LISTEN_ADDRESS: '127.0.0.1',
	N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
	// Browsers other than Chrome refuse a Secure cookie over plain HTTP from 127.0.0.1.
	N8N_SECURE_COOKIE: 'false',
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false', // n8n loads their list from api.n8n.io.
	N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
	N8N_DISABLED_MODULES: 'mcp-registry', // n8n loads it from api.n8n.io at every start.
	N8N_REINSTALL_MISSING_PACKAGES: 'false',
	// To list installed packages, n8n runs `npm outdated`.
	npm_config_offline: 'true',
	N8N_PUBLIC_API_SWAGGERUI_DISABLED: 'true',
	N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
	N8N_LOG_LEVEL: 'warn',
	GENERIC_TIMEZONE: 'UTC',
};

/** @returns {NodeJS.ProcessEnv} this environment without settings for another n8n */
function baseEnv() {
	const env = npmEnv();
	for (const name of Object.keys(env)) {
		if (/^(N8N_|DB_|EXECUTIONS_|QUEUE_|NODES_|WEBHOOK_|NODE_OPTIONS|NODE_ENV)/.test(name)) {
			delete env[name];
		}
	}
	return env;
}

/** @param {string} url */
async function answers(url) {
	const response = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
	await response?.arrayBuffer();
	return response?.ok === true;
}
