import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { INodeTypeDescription } from 'n8n-workflow';
import { expect, it } from 'vitest';

import { parametersPage } from '../../scripts/parameters-page.mts';
import { withTables } from '../../scripts/readme.mts';

const require = createRequire(import.meta.url);
const { ConvioConstituent } = require('../../dist/nodes/Convio/ConvioConstituent.node.js') as {
	ConvioConstituent: new () => { description: INodeTypeDescription };
};
const { description } = new ConvioConstituent();

it('has the form that was reviewed: workflows store its names and values', async () => {
	await expect(`${JSON.stringify(description, null, '\t')}\n`).toMatchFileSnapshot(
		'description.snapshot.json',
	);
});

const page = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

/** `npm run docs` writes both anew. */
it('is told in docs/parameters.md as it is', () => {
	expect(page('docs/parameters.md')).toBe(parametersPage(description.properties));
});

it('is told in the tables of the README as it is', () => {
	const readme = page('README.md');
	expect(withTables(readme, description.properties)).toBe(readme);
});
