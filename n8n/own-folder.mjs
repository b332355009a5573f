// @ts-check
/** Temporary folders that say whose they are, so that those of a killed process can be removed. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './processes.mjs';

/**
 * Makes an empty folder, and removes what dead processes left of the same kind.
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
		// It may be another user's, or be swept by another process at this moment.
		await removeTree(join(tmpdir(), entry)).catch(() => {});
	}
	const folder = await mkdtemp(join(tmpdir(), `${prefix}${process.pid}-`));
	return { folder, remove: () => removeTree(folder) };
}

/** @param {string} path */
async function removeTree(path) {
	await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
