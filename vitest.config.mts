import { defineConfig } from 'vitest/config';

const slow = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
	test: {
		projects: [
			{ test: { name: 'unit', include: ['test/unit/**/*.test.mts'] } },
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
