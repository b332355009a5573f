import { resolve } from 'node:path';

/** The top folder of this checkout. */
export const ROOT = resolve(import.meta.dirname, '../..');
