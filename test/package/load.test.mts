import { mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { ROOT } from '../support/root.mts';
import { bodyOf, httpServer } from '../support/servers.mts';
import { packed, temporaryFolder } from './packed.mts';
import { run } from './run.mts';

const SECRETS = { apiKey: 'key-1', loginName: 'api-user', loginPassword: 'word-1' };
const ANSWER =
	'<listConsFieldsResponse><field><name>zip</name><label>ZIP &amp; more</label><required>false</required></field></listConsFieldsResponse>';

/** A folder for NODE_PATH in which there is `n8n-workflow` and nothing else. */
async function modulesOfN8n(): Promise<string> {
	const folder = join(await temporaryFolder(), 'modules');
	mkdirSync(folder);
	const target = realpathSync(join(ROOT, 'node_modules', 'n8n-workflow'));
	symlinkSync(target, join(folder, 'n8n-workflow'), 'junction');
	return folder;
}

/** Runs the unpacked node against a site, in a process of its own. */
async function runPacked(siteUrl: string, nodePath: string) {
	const script = join(ROOT, 'test', 'package', 'run-packed.mjs');
	const credential = JSON.stringify({ ...SECRETS, siteUrl });
	const home = await temporaryFolder();
	const { stdout } = await run(process.execPath, [script, packed.folder, ROOT, credential], {
		cwd: packed.folder,
		env: {
			PATH: process.env.PATH,
			NODE_PATH: nodePath,
			N8N_USER_FOLDER: home,
			N8N_ENCRYPTION_KEY: 'test-encryption-value',
			N8N_LOG_LEVEL: 'silent',
		},
		timeout: 60_000,
	});
	return JSON.parse(stdout) as { output: unknown; icons: unknown[]; aliases: string[] };
}

describe('the unpacked package, where no development package is in reach', () => {
	it("is loaded by n8n's loader and runs a call, whose XML answer its bundled parser reads", async () => {
		const seen: string[] = [];
		const server = await httpServer((request, response) => {
			void bodyOf(request).then((body) => {
				seen.push(body);
				response.end(ANSWER);
			});
		});
		const { output, icons, aliases } = await runPacked(server.siteUrl, await modulesOfN8n());
		expect(output).toEqual([
			[{ json: { name: 'zip', label: 'ZIP & more', required: false }, pairedItem: { item: 0 } }],
		]);
		expect(Object.fromEntries(new URLSearchParams(seen[0]))).toMatchObject({
			method: 'listUserFields',
			response_format: 'xml',
			api_key: 'key-1',
		});
		const icon = (variant: string) => `icons/n8n-nodes-convio/dist/icons/convio${variant}.svg`;
		const themed = { light: icon(''), dark: icon('.dark') };
		expect(icons).toEqual([themed, themed]);
		expect(aliases).toContain('Luminate Online');
	});

	it('does not load without n8n-workflow, so nothing else was in reach', async () => {
		await expect(runPacked('http://127.0.0.1:1/org', '')).rejects.toThrow(
			/Cannot find module 'n8n-workflow'/,
		);
	});
});
