import { defineConfig } from 'vitest/config';

/** The unit tests alone, for `npm run test:mutation`: the others run what is built. */
export default defineConfig({ test: { include: ['test/unit/**/*.test.mts'] } });
