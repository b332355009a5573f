import { defineConfig } from 'vitest/config';

/**
 * Tests in a real n8n. Apart from the others, because they install n8n (and a browser) first, and a part of
 * them shares one: `npm run test:n8n`, or one part with `-- --project browser`. The parts run one after the
 * other. The workflows have an n8n for each file and mostly wait for polls, so their files run together.
 */
const real = {
	testTimeout: 300_000,
	hookTimeout: 600_000,
	expect: { poll: { timeout: 60_000 } },
};

export default defineConfig({
	test: {
		projects: [
			{
				test: {
					...real,
					name: 'browser',
					include: ['test/n8n/browser/**/*.test.mts'],
					globalSetup: ['test/n8n/support/shared-n8n.mts'],
					maxWorkers: 1,
					sequence: { groupOrder: 1 },
				},
			},
			{
				test: {
					...real,
					name: 'workflows',
					include: ['test/n8n/workflows/**/*.test.mts'],
					maxWorkers: 3,
					sequence: { groupOrder: 2 },
				},
			},
			{
				test: {
					...real,
					name: 'queue',
					include: ['test/n8n/queue/**/*.test.mts'],
					maxWorkers: 1,
					sequence: { groupOrder: 3 },
				},
			},
		],
	},
});
