import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { INodeTypeDescription } from 'n8n-workflow';
import { expect, it } from 'vitest';

import { parametersPage } from '../../scripts/parameters.mts';

const require = createRequire(import.meta.url);
const { ConvioConstituent } =
	require('../../dist/nodes/ConvioConstituent/ConvioConstituent.node.js') as {
		ConvioConstituent: new () => { description: INodeTypeDescription };
	};
const { description } = new ConvioConstituent();

it('has the form that was reviewed: workflows store its names and values', async () => {
	await expect(`${JSON.stringify(description, null, '\t')}\n`).toMatchFileSnapshot(
		'description.snapshot.json',
	);
});

it('is told in docs/parameters.md as it is', () => {
	const page = readFileSync(new URL('../../docs/parameters.md', import.meta.url), 'utf8');
	expect(page).toBe(parametersPage(description.properties));
});
