/**
 * Mutation tests: each mutant of transport/ and execution/ is to be noticed by a unit test. The
 * engine tests run the built package and see no mutants.
 */
export default {
	mutate: ['nodes/ConvioConstituent/{execution,transport}/**/*.ts'],
	testRunner: 'vitest',
	plugins: ['@stryker-mutator/vitest-runner'],
	coverageAnalysis: 'perTest',
	concurrency: 2,
	timeoutMS: 5000,
	reporters: ['clear-text', 'html', 'json'],
	clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
	thresholds: { high: 95, low: 90, break: 85 },
	ignorePatterns: ['bench', 'demo', 'dist', 'docs', 'examples', 'n8n', 'sandbox', 'test/engine'],
	tempDirName: 'reports/stryker-tmp',
};
