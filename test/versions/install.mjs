// @ts-check
/** Puts the engines that `npm run test:versions` runs on into the cache. */
import { ENGINES, ensureEngine } from './engines.mjs';

for (const engine of ENGINES) await ensureEngine(engine, console.log);
