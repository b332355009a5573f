import { defineConfig } from 'vitest/config';

/**
 * Tests in a real n8n. Apart from the others, because they install n8n (and a browser) first and
 * share one of it: `npm run test:n8n`, or one part with `-- --project browser`.
 */
const real = {
	testTimeout: 300_000,
	hookTimeout: 600_000,
	expect: { poll: { timeout: 60_000 } },
};

export default defineConfig({
	test: {
		fileParallelism: false,
		projects: [
			{
				test: {
					...real,
					name: 'browser',
					include: ['test/n8n/browser/**/*.test.mts'],
					globalSetup: ['test/n8n/support/shared-n8n.mts'],
				},
			},
			{ test: { ...real, name: 'workflows', include: ['test/n8n/workflows/**/*.test.mts'] } },
			{ test: { ...real, name: 'queue', include: ['test/n8n/queue/**/*.test.mts'] } },
		],
	},
});
