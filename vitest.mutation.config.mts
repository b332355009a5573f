import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';
import { unit } from './vitest.config.mts';

/** A changed line is given up at the first test that fails, so the quickest files go first. */
class ShortestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const { cache, config } = this.ctx;
		const took = ({ project, moduleId }: TestSpecification) =>
			cache.getFileTestResults(`${project.name}:${relative(config.root, moduleId)}`)?.duration ?? 0;
		return await Promise.resolve(files.toSorted((one, other) => took(one) - took(other)));
	}
}

/**
 * For `npm run test:mutation`: the unit tests of the folder whose code is changed. The other kinds of tests
 * run what is built, those of memory have a process of their own, and those of many rows would take hours.
 * A test that loads the code anew would count as one of every constant.
 */
const folders = process.env.UNIT_TEST_FOLDERS?.split(',') ?? ['**'];

export default defineConfig({
	...unit,
	test: {
		...unit.test,
		include: folders.map((folder) => `test/unit/${folder}/**/*.test.mts`),
		exclude: ['**/*.{memory,large}.test.mts', '**/preAuthentication.test.mts'],
		sequence: { sequencer: ShortestFirst },
	},
});
