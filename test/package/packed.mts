import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { inject, onTestFinished } from 'vitest';

import { ownFolder } from '../../n8n/own-folder.mjs';

/** The files below a folder, by path with slashes, sorted. */
export function filesBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => statSync(join(folder, path)).isFile())
		.map((path) => path.replaceAll('\\', '/'))
		.sort();
}

const { size, folder } = inject('packed');

/** What `npm publish` would upload, unpacked where no `node_modules` is in reach. */
export const packed = {
	/** Size of the tarball in bytes. */
	size,
	/** The unpacked package. */
	folder,
	/** Its files, by path with slashes, sorted. */
	files: filesBelow(folder),
	/** The text of one of its files. */
	text: (file: string) => readFileSync(join(folder, file), 'utf8'),
};

/** A folder of one test. */
export async function temporaryFolder(): Promise<string> {
	const temporary = await ownFolder('test');
	onTestFinished(temporary.remove);
	return temporary.folder;
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
