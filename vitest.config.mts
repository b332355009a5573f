import { defineConfig } from 'vitest/config';

export default defineConfig({
	test: {
		projects: [
			{ test: { name: 'unit', include: ['test/unit/**/*.test.mts'] } },
			{ test: { name: 'sandbox', include: ['test/sandbox/**/*.test.mts'] } },
			{
				test: {
					name: 'engine',
					include: ['test/engine/**/*.test.mts'],
					testTimeout: 60_000,
					hookTimeout: 120_000,
				},
			},
		],
	},
});
