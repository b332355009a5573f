import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

import { ROOT } from '../support/root.mts';
import { filesBelow, packed, requiredBy, withoutComments } from './packed.mts';

const sources = (folder: string) =>
	filesBelow(join(ROOT, folder)).map((file) => `${folder}/${file}`);
const scripts = () => packed.files.filter((file) => file.endsWith('.js'));
/** esbuild writes the path of each bundled file above its code. */
const bundledInto = (file: string) =>
	[...packed.text(file).matchAll(/^\/\/ ((?:nodes|node_modules)\/\S+)$/gm)].map(
		([, path]) => path ?? '',
	);
const bundles = () => scripts().filter((file) => bundledInto(file).length > 0);

describe('the tarball', () => {
	it('holds what is built of node, credential, icons, codex and notices, and nothing else', () => {
		const built = [...sources('nodes'), ...sources('credentials')]
			.filter((file) => /\.(?:ts|node\.json|svg|png)$/.test(file))
			.map((file) => `dist/${file.replace(/\.ts$/, '.js')}`);
		const icons = sources('icons').map((file) => `dist/${file}`);
		expect(packed.files).toEqual(
			[
				...['LICENSE.md', 'README.md', 'package.json', 'dist/THIRD_PARTY_NOTICES.md'],
				...[...built, ...icons],
			].sort(),
		);
	});

	it('is small', () => {
		const unpacked = packed.files.reduce((sum, file) => sum + packed.text(file).length, 0);
		console.info(
			`packed ${(packed.size / 1024).toFixed(0)} KB, unpacked ${(unpacked / 1024).toFixed(0)} KB, ${packed.files.length} files`,
		);
		expect(packed.size).toBeLessThan(200 * 1024);
		expect(unpacked).toBeLessThan(800 * 1024);
	});

	it('names no place of the machine that built it', () => {
		for (const file of packed.files) {
			expect(packed.text(file), file).not.toContain(ROOT);
			expect(packed.text(file), file).not.toMatch(
				/\/(?:home|Users|tmp)\/|sourceMappingURL=(?!data:)/,
			);
		}
	});
});

describe('what the code needs', () => {
	it('is in the package, in n8n, or node:crypto', () => {
		for (const file of scripts()) {
			for (const name of requiredBy(packed.text(file))) {
				if (['n8n-workflow', 'crypto', 'node:crypto'].includes(name)) continue;
				expect(name, file).toMatch(/^\.\.?\//);
				const target = normalize(join(dirname(file), name)).replaceAll('\\', '/');
				const found = [target, `${target}.js`, `${target}/index.js`];
				expect(
					packed.files.some((path) => found.includes(path)),
					`${name} in ${file}`,
				).toBe(true);
			}
		}
	});

	it('are no globals that a verified package may not use', () => {
		const forbidden =
			/(?<![\w.$'"`])(?:process|globalThis|setTimeout|setInterval|setImmediate|__dirname|__filename)\b(?!['"`:])/;
		for (const file of scripts()) {
			expect(forbidden.exec(withoutComments(packed.text(file)))?.[0], file).toBeUndefined();
		}
	});
});

describe('bundled libraries', () => {
	it('go into the modules that wrap one, and these only', () => {
		for (const file of bundles()) {
			expect(
				bundledInto(file).some((path) => path.startsWith('node_modules/')),
				file,
			).toBe(true);
		}
		expect(bundles()).toContain('dist/nodes/Convio/transport/reply/xml.js');
	});

	it('bring no second copy of a module of this package, whose state would be a second one', () => {
		const copies = bundles().flatMap((file) =>
			bundledInto(file).filter(
				(path) => path.startsWith('nodes/') && `dist/${path.replace(/\.ts$/, '.js')}` !== file,
			),
		);
		expect(copies).toEqual([]);
	});

	it('are named in the notices with version and licence text, each of them', () => {
		const notices = packed.text('dist/THIRD_PARTY_NOTICES.md');
		const folders = new Set(
			bundles()
				.flatMap(bundledInto)
				.map((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
				.filter((folder) => folder !== undefined),
		);
		expect(folders.size).toBeGreaterThan(0);
		for (const folder of folders) {
			const path = join(ROOT, folder, 'package.json');
			expect(existsSync(path), path).toBe(true);
			const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
			const { name, version, license } = manifest as Record<string, string>;
			const section = notices.split(/^## /m).find((part) => part.startsWith(`${name} ${version} `));
			expect(section, folder).toBeDefined();
			expect(section).toContain(`(${license})`);
			expect(license).toMatch(/^(?:MIT|ISC|BSD-[23]-Clause|Apache-2\.0)$/);
			expect(section?.length).toBeGreaterThan(60);
		}
	});
});
