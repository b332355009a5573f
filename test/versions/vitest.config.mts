import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ENGINES, engineFolder } from './engines.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SMOKE = 'test/versions/**/*.test.mts';
/** How n8n polls has changed between its versions. */
const TRIGGER = 'test/engine/trigger/**/*.test.mts';
/** Of test/engine without the tests of the credential: each engine tests credentials its own way. */
const ALL = ['test/engine/{faults,operations,trigger}/**/*.test.mts', SMOKE];

/**
 * For `npm run test:versions`: smoke tests and the trigger on each engine, and all tests of runs on the oldest,
 * which is the one that the README promises.
 */
export default defineConfig({
	root,
	test: {
		maxWorkers: 3,
		projects: await Promise.all(
			ENGINES.map(async (engine) => ({
				root,
				test: {
					name: `n8n-${engine}`,
					include: engine === ENGINES[0] ? ALL : [SMOKE, TRIGGER],
					isolate: false,
					testTimeout: 120_000,
					hookTimeout: 120_000,
					expect: { poll: { timeout: 30_000 } },
					setupFiles: ['test/versions/engine.setup.mts'],
					env: {
						N8N_ENGINE: await engineFolder(engine),
						N8N_ENGINE_NAME: engine,
						// What is random has been played on the newest engine; here a few schedules are enough.
						FAULT_RUNS: '20',
					},
				},
			})),
		),
	},
});
