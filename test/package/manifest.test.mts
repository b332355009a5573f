import { describe, expect, it } from 'vitest';

import { packed } from './packed.mts';

const manifest = JSON.parse(packed.text('package.json')) as Record<string, unknown>;

describe('package.json, as n8n demands it', () => {
	it('has a name, keyword and licence by which n8n finds and accepts it', () => {
		expect(manifest.name).toMatch(/^n8n-nodes-[a-z0-9-]+$/);
		expect(manifest.version).toMatch(/^\d+\.\d+\.\d+$/);
		expect(manifest.license).toBe('MIT');
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(packed.text('LICENSE.md')).toMatch(/^MIT License/);
	});

	it('says who made it and where', () => {
		expect(manifest.description).toMatch(/\S/);
		expect(manifest.author).toEqual({
			name: expect.stringMatching(/\S/),
			email: expect.stringContaining('@'),
		});
		expect(manifest.repository).toMatchObject({
			type: 'git',
			url: expect.stringMatching(/^git\+https:\/\/github\.com\/.+\.git$/),
		});
		expect(manifest.homepage).toMatch(/^https:\/\//);
	});

	it('depends on nothing at run time but n8n itself', () => {
		expect(manifest.dependencies ?? {}).toEqual({});
		expect(manifest.optionalDependencies ?? {}).toEqual({});
		expect(manifest.bundledDependencies ?? manifest.bundleDependencies ?? []).toEqual([]);
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('neither overrides packages nor runs anything at installation', () => {
		expect(Object.keys(manifest)).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/^(?:overrides|resolutions)$/)]),
		);
		const scripts = Object.keys((manifest.scripts ?? {}) as object);
		const forbidden = /^(?:pre|post)?(?:install|prepare)$|^prepublish$/;
		expect(scripts.filter((name) => forbidden.test(name))).toEqual([]);
	});

	it('is strict, and registers node and credential by files that are in it', () => {
		const { files, n8n } = manifest as { files: unknown; n8n: Record<string, unknown> };
		expect(files).toEqual(['dist']);
		expect(n8n).toEqual({
			n8nNodesApiVersion: 1,
			strict: true,
			credentials: ['dist/credentials/ConvioApi.credentials.js'],
			nodes: [
				'dist/nodes/Convio/ConvioConstituent.node.js',
				'dist/nodes/Convio/ConvioConstituentTrigger.node.js',
			],
		});
		for (const file of [...(n8n.nodes as string[]), ...(n8n.credentials as string[])]) {
			expect(packed.files).toContain(file);
		}
	});

	it('pins each development package to one version', () => {
		const versions = Object.values((manifest.devDependencies ?? {}) as Record<string, string>);
		expect(versions.filter((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
	});
});
