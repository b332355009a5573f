/** Writes docs/parameters.md and the tables of the README anew, from the node's own description. */
import { readFileSync, writeFileSync } from 'node:fs';
import { nodeProperties } from '../nodes/Convio/constituent/operations/index.ts';
import { parametersPage } from './parameters-page.mts';
import { withTables } from './readme.mts';

const root = new URL('../', import.meta.url);
const README = new URL('README.md', root);
const properties = nodeProperties();

writeFileSync(new URL('docs/parameters.md', root), parametersPage(properties));
writeFileSync(README, withTables(readFileSync(README, 'utf8'), properties));
