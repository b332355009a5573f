/** How scripts/mutation.mts runs Stryker. The engine tests run the built package and see no mutants. */
export default {
	testRunner: 'vitest',
	plugins: ['@stryker-mutator/vitest-runner'],
	vitest: { configFile: 'vitest.mutation.config.mts' },
	coverageAnalysis: 'perTest',
	// Each of them would need all tests of a folder, in a process where nothing is loaded yet.
	ignoreStatic: true,
	concurrency: 2,
	timeoutMS: 10_000,
	logLevel: 'warn',
	warnings: false,
	reporters: ['json'],
	jsonReporter: { fileName: 'reports/mutation/last.json' },
	ignorePatterns: ['bench', 'demo', 'dist', 'docs', 'examples', 'n8n', 'sandbox', 'test/engine'],
	tempDirName: 'reports/stryker-tmp',
};
