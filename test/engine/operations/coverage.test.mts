import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

import { ROOT } from '../../support/root.mts';
import { loadPackage } from '../support/n8n.mts';
import { coverageTables, editorMethods, NAMED_TESTS } from './support/coverage.mts';

const PAGE = join(ROOT, 'docs/api-coverage.md');
const START = '<!-- made by test/engine/operations/support/coverage.mts -->';
const END = '<!-- end -->';
const { node } = await loadPackage();

function parts(page: string): { before: string; tables: string; after: string } {
	const [before = '', rest = ''] = page.split(START);
	const [tables = '', after = ''] = rest.split(END);
	return { before, tables: tables.trim(), after };
}

/** `UPDATE_DOCS=1 npx vitest run --project engine coverage` writes the tables anew. */
it('docs/api-coverage.md has the tables of the node as it is', () => {
	const tables = coverageTables(node.description);
	if (process.env.UPDATE_DOCS === '1') {
		const { before, after } = parts(readFileSync(PAGE, 'utf8'));
		writeFileSync(PAGE, `${before}${START}\n\n${tables}\n\n${END}${after}`);
	}
	expect(parts(readFileSync(PAGE, 'utf8')).tables).toBe(tables);
});

it('docs/api-coverage.md names the methods that the editor asks', () => {
	const page = readFileSync(PAGE, 'utf8');
	for (const method of editorMethods()) expect(page).toContain(`\`${method}\``);
});

it.each(NAMED_TESTS)('the test %s exists', (name) => {
	expect(existsSync(join(import.meta.dirname, `${name}.test.mts`))).toBe(true);
});
