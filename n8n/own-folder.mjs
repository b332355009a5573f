// @ts-check
/**
 * Temporary folders. Each has its owner's process id in its name. Without that, the folders of killed
 * processes could not be told from those in use.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './processes.mjs';

/**
 * Makes an empty folder, and removes folders of the same kind whose processes have ended.
 *
 * @param {string} kind
 * @returns {Promise<{ folder: string, remove: () => Promise<void> }>}
 */
export async function ownFolder(kind) {
	const prefix = `n8n-nodes-convio-${kind}-`;
	for (const entry of await readdir(tmpdir())) {
		if (!entry.startsWith(prefix)) continue;
		const pid = Number(entry.slice(prefix.length).split('-')[0]);
		if (!(pid > 0) || isAlive(pid)) continue;
		// The folder may belong to another user, or another process may be removing it as well.
		await removeTree(join(tmpdir(), entry)).catch(() => {});
	}
	const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
	return { folder, remove: () => removeTree(folder) };
}

/** @param {string} path */
async function removeTree(path) {
	await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
