import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ENGINES, engineFolder } from './engines.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SMOKE = 'test/versions/**/*.test.mts';
/** The oldest engine that the README promises; its own way to test credentials is not the newest. */
const PROMISED = '2.36';
const ALL = ['test/engine/{faults,operations}/**/*.test.mts', SMOKE];

/** The same tests on each engine, and all tests of runs on one of them; `npm run test:versions`. */
export default defineConfig({
	root,
	test: {
		projects: await Promise.all(
			ENGINES.map(async (engine) => ({
				root,
				test: {
					name: `n8n-${engine}`,
					include: engine === PROMISED ? ALL : [SMOKE],
					testTimeout: 120_000,
					hookTimeout: 120_000,
					setupFiles: ['test/versions/engine.setup.mts'],
					env: { N8N_ENGINE: await engineFolder(engine), N8N_ENGINE_NAME: engine },
				},
			})),
		),
	},
});
