import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { ENGINES, engineFolder } from './engines.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const own = { include: ['test/versions/**/*.test.mts'], testTimeout: 60_000, hookTimeout: 120_000 };

/** The same tests on each engine; `npm run test:versions`. */
export default defineConfig({
	root,
	test: {
		projects: await Promise.all(
			ENGINES.map(async (engine) => ({
				root,
				test: {
					...own,
					name: engine,
					setupFiles: ['test/versions/engine.setup.mts'],
					env: { N8N_ENGINE: await engineFolder(engine), N8N_ENGINE_NAME: engine },
				},
			})),
		),
	},
});
