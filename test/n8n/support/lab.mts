import { join } from 'node:path';
import { N8nClient } from '../../../n8n/client.mjs';
import { packPackage } from '../../../n8n/community-package.mjs';
import { ownFolder } from '../../../n8n/own-folder.mjs';
import { startN8n, type RunningN8n } from '../../../n8n/start.mjs';
import { startSandbox, type Sandbox } from '../../../sandbox/index.mts';
import { ROOT } from '../../support/root.mts';

/** Nobody else can use it: this n8n listens on this machine only and is removed afterwards. */
export const OWNER = {
	email: 'owner@example.org',
	password: 'Convio-test-1',
	firstName: 'Test',
	lastName: 'Owner',
};

/** A credential as a workflow names it. */
export interface Credential {
	id: string;
	name: string;
}

/** One n8n, or several that belong together. */
interface Host {
	readonly url: string;
	stop(): Promise<void>;
}

/** Starts n8n with its data in a folder and the packed package installed. */
type Start<H extends Host> = (place: { folder: string; packageTarball: string }) => Promise<H>;

/** A real n8n with the package as users have it: packed, and installed as n8n's installer does. */
export interface Hosted<H extends Host> {
	readonly host: H;
	/** Logged in as the owner. */
	readonly client: N8nClient;
	stop(): Promise<void>;
}

export async function startHost<H extends Host>(start: Start<H>): Promise<Hosted<H>> {
	const { folder, remove } = await ownFolder('lab');
	const stops = [remove];
	const stop = async () => {
		for (const end of stops) await end();
	};
	try {
		const host = await start({ folder, packageTarball: await packPackage(ROOT, folder) });
		stops.unshift(() => host.stop());
		const client = new N8nClient(host.url);
		await client.setUpOwner(OWNER);
		return { host, client, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** One n8n, as most people run it. */
export function oneN8n(log?: (line: string) => void): Start<RunningN8n> {
	return async ({ folder, packageTarball }) =>
		await startN8n({ dataDir: join(folder, 'n8n'), packageTarball, log });
}

/** A real n8n with the packed package, and a stand-in site for it. */
export interface Lab<H extends Host = RunningN8n> extends Hosted<H> {
	readonly url: string;
	readonly sandbox: Sandbox;
	readonly credential: Credential;
}

/** @param limit the credential's Max Concurrent Requests, if not its default */
export async function startLab<H extends Host>(start: Start<H>, limit?: number): Promise<Lab<H>> {
	const hosted = await startHost(start);
	const sandbox = await startSandbox();
	const stop = async () => {
		await hosted.stop();
		await sandbox.close();
	};
	try {
		const credential = await storeCredential(hosted.client, sandbox, limit);
		return { ...hosted, url: hosted.host.url, sandbox, credential, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** Stores a working credential for the stand-in site. */
export async function storeCredential(
	client: N8nClient,
	sandbox: Sandbox,
	maxConcurrentRequests?: number,
): Promise<Credential> {
	const data = { ...sandbox.credentials, siteUrl: sandbox.siteUrl, maxConcurrentRequests };
	const name = 'Luminate Online';
	const { id } = await client.createCredential({ name, type: 'convioApi', data });
	return { id, name };
}
