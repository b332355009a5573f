import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { N8nClient } from '../../n8n/client.mjs';
import { packPackage } from '../../n8n/community-package.mjs';
import { ownFolder } from '../../n8n/own-folder.mjs';
import { startN8n } from '../../n8n/start.mjs';
import type { BenchSite } from '../site/site.mts';
import type { Credential } from './workflow.mts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Nobody else can use it: this n8n listens on this machine only and is removed afterwards. */
const OWNER = {
	email: 'owner@example.org',
	password: 'Convio-bench-1',
	firstName: 'Bench',
	lastName: 'Owner',
};

/** A real n8n with the packed package and a credential for the site. */
export interface WholeN8n {
	readonly url: string;
	readonly pid: number;
	/** Logged in as the owner. */
	readonly client: N8nClient;
	readonly credential: Credential;
}

/**
 * Runs a piece of work with a real n8n of its own, as users have it.
 *
 * @param concurrency the credential's Max Concurrent Requests
 */
export async function withN8n<T>(
	site: BenchSite,
	concurrency: number,
	work: (n8n: WholeN8n) => Promise<T>,
): Promise<T> {
	const { folder, remove } = await ownFolder('bench');
	try {
		const n8n = await startN8n({
			dataDir: join(folder, 'n8n'),
			packageTarball: await packPackage(root, folder),
			env: { NODE_EXTRA_CA_CERTS: site.certificateFile },
		});
		try {
			const client = new N8nClient(n8n.url);
			await client.setUpOwner(OWNER);
			const { apiKey, loginName, loginPassword, siteUrl } = site.access;
			const { id, name } = await client.createCredential({
				name: 'Site',
				type: 'convioApi',
				data: { apiKey, loginName, loginPassword, siteUrl, maxConcurrentRequests: concurrency },
			});
			return await work({ url: n8n.url, pid: n8n.pid, client, credential: { id, name } });
		} finally {
			await n8n.stop();
		}
	} finally {
		await remove();
	}
}
