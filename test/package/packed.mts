import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { transformSync } from 'esbuild';
import { onTestFinished } from 'vitest';

import { packPackage } from '../../n8n/community-package.mjs';

export const run = promisify(execFile);
export const ROOT = resolve(import.meta.dirname, '../..');

/** What `npm publish` would upload, unpacked where no `node_modules` is in reach. */
export interface Packed {
	/** Size of the tarball in bytes. */
	readonly size: number;
	/** The unpacked package. */
	readonly folder: string;
	/** Its files, by path with slashes, sorted. */
	readonly files: readonly string[];
	/** The text of one of its files. */
	text(file: string): string;
	remove(): void;
}

/** The files below a folder, by path with slashes, sorted. */
export function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => statSync(join(folder, path)).isFile())
		.map((path) => path.replaceAll('\\', '/'))
		.sort();
}

/** Whether `require` in this folder would look into some `node_modules`. */
function seesModules(folder: string): boolean {
	if (existsSync(join(folder, 'node_modules'))) return true;
	const parent = dirname(folder);
	return parent !== folder && seesModules(parent);
}

/** Packs the built package of this checkout. */
export async function pack(): Promise<Packed> {
	const temporary = mkdtempSync(join(tmpdir(), 'n8n-nodes-convio-pack-'));
	const tarball = await packPackage(ROOT, temporary);
	const { size } = statSync(tarball);
	// Names without folders, since some tar programs read C:\ as a remote host.
	await run('tar', ['-xzf', basename(tarball)], { cwd: temporary });
	const folder = join(temporary, 'package');
	if (seesModules(folder)) throw new Error(`there is a node_modules above ${folder}`);
	return {
		size,
		folder,
		files: filesBelow(folder),
		text: (file) => readFileSync(join(folder, file), 'utf8'),
		remove: () => rmSync(temporary, { recursive: true, force: true }),
	};
}

/** A folder of one test. */
export function temporaryFolder(): string {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-convio-test-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** A built file without its comments, in which libraries show examples. */
export function withoutComments(code: string): string {
	return transformSync(code, { minifyWhitespace: true, legalComments: 'none' }).code;
}

/** The modules that a built file requires. */
export function requiredBy(code: string): string[] {
	const calls = /(?<![\w.$])(?:require|import)\(\s*(?:"([^"]*)"|'([^']*)'|([^)]*))\s*\)/g;
	return [...withoutComments(code).matchAll(calls)]
		.map(([, double, single, other]) => double ?? single ?? `not a text: ${other}`)
		.sort();
}
