import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const slow = { testTimeout: 120_000, hookTimeout: 120_000 };

/**
 * The unit tests, which run the sources. They load the CommonJS build of n8n-workflow, as n8n does.
 * Without the alias, Vite transforms the other build and warns of the source maps that n8n does not
 * publish, once for each of about thirty files.
 */
export const unit = {
	resolve: { alias: { 'n8n-workflow': createRequire(import.meta.url).resolve('n8n-workflow') } },
	test: { name: 'unit', include: ['test/unit/**/*.test.mts'] },
};

export default defineConfig({
	test: {
		projects: [
			unit,
			{ test: { name: 'sandbox', include: ['test/sandbox/**/*.test.mts'] } },
			{ test: { name: 'engine', include: ['test/engine/**/*.test.mts'], ...slow } },
			{
				test: {
					name: 'package',
					include: ['test/package/**/*.test.mts'],
					globalSetup: ['test/package/shared-pack.mts'],
					...slow,
				},
			},
		],
	},
});
