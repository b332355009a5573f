import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { ROOT } from '../../support/root.mts';
import { loadPackage } from '../support/n8n.mts';
import { KNOWN_METHODS } from './support/documented.mts';
import { OPERATION_CASES } from './support/operation-cases.mts';
import { coverageTables, NAMED_TESTS } from './support/coverage.mts';

const PAGE = join(ROOT, 'docs/api-coverage.md');
const START = '<!-- made by test/engine/operations/support/coverage.mts -->';
const END = '<!-- end -->';
const TABLES = new RegExp(`${START}[^]*?${END}`);
const { node } = await loadPackage();

/** `npm run docs` writes the tables anew. */
it('docs/api-coverage.md has the tables of the node as it is', async () => {
	const [before, after] = readFileSync(PAGE, 'utf8').split(TABLES);
	const tables = [START, coverageTables(node.description), END].join('\n\n');
	await expect(`${before}${tables}${after}`).toMatchFileSnapshot(PAGE);
});

it('docs/api-coverage.md says why, for each method without an operation', () => {
	const [, section = ''] = readFileSync(PAGE, 'utf8').split('## Methods that stay');
	const [list = ''] = section.split('\n## ');
	const rows = list.split('\n').filter((line) => line.startsWith('| `'));
	const said = rows.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`(\w+)`/g)]);
	const covered = new Set(OPERATION_CASES.map(({ method }) => method));
	const left = KNOWN_METHODS.filter((method) => !covered.has(method));
	expect(said.map(([, method]) => method).sort()).toStrictEqual(left.sort());
});

it.each(NAMED_TESTS)('the test %s exists', (name) => {
	expect(existsSync(join(import.meta.dirname, `${name}.test.mts`))).toBe(true);
});
