import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { ROOT } from '../support/root.mts';
import { packed, temporaryFolder } from './packed.mts';
import { run } from './run.mts';

/** What n8n's scanner says about a folder. */
async function scan(folder: string, what: 'source' | 'published') {
	const { NODE_ENV: _test, ...env } = process.env;
	const script = join(ROOT, 'test', 'package', 'scan.mjs');
	const { stdout } = await run(process.execPath, [script, folder, what], { env });
	return JSON.parse(stdout) as { passed: boolean; message: string; details: string };
}

const PASSED = { passed: true, message: '', details: '' };

const append = (file: string, text: string) =>
	writeFileSync(file, `${readFileSync(file, 'utf8')}\n${text}\n`);

describe("n8n's scanner for community packages", () => {
	it('passes the source', async () => {
		expect(await scan(ROOT, 'source')).toEqual(PASSED);
	});

	it('passes the published package', async () => {
		expect(await scan(packed.folder, 'published')).toEqual(PASSED);
	});

	it('would find a forbidden global in the source', async () => {
		const folder = await temporaryFolder();
		for (const part of ['package.json', 'nodes', 'credentials', 'icons']) {
			cpSync(join(ROOT, part), join(folder, part), { recursive: true });
		}
		append(join(folder, 'nodes/Convio/transport/call.ts'), 'setTimeout(() => {}, 1);');
		expect(await scan(folder, 'source')).toMatchObject({
			passed: false,
			details: expect.stringContaining('no-restricted-globals'),
		});
	});

	it('would find a forbidden global in the published package', async () => {
		const folder = join(await temporaryFolder(), 'package');
		cpSync(packed.folder, folder, { recursive: true });
		append(join(folder, 'dist/nodes/Convio/transport/call.js'), 'process.exit();');
		expect(await scan(folder, 'published')).toMatchObject({
			passed: false,
			details: expect.stringContaining('no-restricted-globals'),
		});
	});
});
