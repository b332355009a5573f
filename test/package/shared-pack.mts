import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { TestProject } from 'vitest/node';

import { packPackage } from '../../n8n/community-package.mjs';
import { ownFolder } from '../../n8n/own-folder.mjs';
import { ROOT } from '../support/root.mts';
import { run } from './run.mts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Size of the tarball in bytes, and the folder of the unpacked package. */
		packed: { size: number; folder: string };
	}
}

/** Whether `require` in this folder would look into some `node_modules`. */
function seesModules(folder: string): boolean {
	if (existsSync(join(folder, 'node_modules'))) return true;
	const parent = dirname(folder);
	return parent !== folder && seesModules(parent);
}

/** Packs and unpacks the built package of this checkout, once for all tests of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const { folder: temporary, remove } = await ownFolder('pack');
	try {
		const tarball = await packPackage(ROOT, temporary);
		// Names without folders, since some tar programs read C:\ as a remote host.
		await run('tar', ['-xzf', basename(tarball)], { cwd: temporary });
		const folder = join(temporary, 'package');
		if (seesModules(folder)) throw new Error(`there is a node_modules above ${folder}`);
		project.provide('packed', { size: statSync(tarball).size, folder });
		return remove;
	} catch (error) {
		await remove();
		throw error;
	}
}
