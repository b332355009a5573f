import { defineConfig } from 'vitest/config';
import { unit } from './vitest.config.mts';

/** The unit tests alone, for `npm run test:mutation`: the others run what is built. */
export default defineConfig(unit);
