import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { N8nClient } from '../../../n8n/client.mjs';
import { packPackage } from '../../../n8n/community-package.mjs';
import { stopAll } from '../../../n8n/processes.mjs';
import { startN8n } from '../../../n8n/start.mjs';
import { ensureChromium } from './chromium.mts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Of no use to anybody else: this n8n listens on this machine only and is gone afterwards. */
export const OWNER = {
	email: 'owner@example.org',
	password: 'Convio-test-1',
	firstName: 'Test',
	lastName: 'Owner',
};

declare module 'vitest' {
	interface ProvidedContext {
		n8nUrl: string;
	}
}

/**
 * One n8n for all tests of a run, with the package as users get it: packed, and put in the way that
 * n8n's own installer does.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const started = Date.now();
	const log = (line: string) =>
		console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-convio-test-'));
	const tearDown = async () => {
		await stopAll();
		await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
	};
	try {
		const [packageTarball] = await Promise.all([packPackage(root, folder), ensureChromium(log)]);
		const n8n = await startN8n({ dataDir: join(folder, 'n8n'), packageTarball, log });
		await new N8nClient(n8n.url).setUpOwner(OWNER);
		project.provide('n8nUrl', n8n.url);
		return async () => {
			// What n8n complained about belongs to the report of a run that failed.
			if (process.exitCode) console.log(`Last lines of n8n:\n${n8n.tail()}`);
			await tearDown();
		};
	} catch (error) {
		await tearDown();
		throw error;
	}
}
