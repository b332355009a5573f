import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * How long a test and a poll may take. Far more than they need, because a busy machine may be many
 * times slower than a quiet one, and a test that passes never waits for them.
 */
const patient = {
	testTimeout: 120_000,
	hookTimeout: 120_000,
	expect: { poll: { timeout: 30_000 } },
};

/**
 * Files of tests share a process. Loading n8n anew for each of them would take longer than the tests. None
 * of them replaces a module, and each has a stand-in site of its own.
 */
const shared = { isolate: false };

/**
 * The unit tests, which run the sources. They load the CommonJS build of n8n-workflow, as n8n does.
 * Without the alias, Vite transforms the other build and warns of the source maps that n8n does not
 * publish, once for each of about thirty files.
 */
export const unit = {
	resolve: { alias: { 'n8n-workflow': createRequire(import.meta.url).resolve('n8n-workflow') } },
	test: { name: 'unit', include: ['test/unit/**/*.test.mts'], ...shared },
};

export default defineConfig({
	test: {
		// Most tests wait for a site that takes its time, not for the processor.
		maxWorkers: Math.max(3, availableParallelism() - 1),
		projects: [
			{ ...unit, test: { ...unit.test, ...patient } },
			{ test: { name: 'sandbox', include: ['test/sandbox/**/*.test.mts'], ...shared, ...patient } },
			{ test: { name: 'engine', include: ['test/engine/**/*.test.mts'], ...shared, ...patient } },
			{
				test: {
					name: 'package',
					include: ['test/package/**/*.test.mts'],
					globalSetup: ['test/package/shared-pack.mts'],
					...patient,
				},
			},
		],
	},
});
