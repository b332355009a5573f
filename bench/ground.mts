import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureN8n } from '../n8n/install.mjs';
import type { Ground } from './measure.mts';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Prepares the pinned n8n and a copy of the built package. The copy is in a folder without other
 * packages. Otherwise the node would find this project's libraries, which an installed node does not
 * have.
 */
export async function prepareGround(
	log: (line: string) => void,
): Promise<Ground & { clean(): Promise<void> }> {
	const { dir, node } = await ensureN8n({ log });
	const packageDir = await mkdtemp(join(tmpdir(), 'n8n-nodes-convio-package-'));
	for (const part of ['dist', 'package.json']) {
		await cp(join(root, part), join(packageDir, part), { recursive: true });
	}
	return {
		node,
		n8nDir: dir,
		packageDir,
		clean: async () => await rm(packageDir, { recursive: true, force: true }),
	};
}
