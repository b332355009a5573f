// @ts-check
/** Installs the engines for `npm run test:versions` into the user's cache folder. */
import { ENGINES, ensureEngine } from './engines.mjs';

for (const engine of ENGINES) await ensureEngine(engine, console.log);
