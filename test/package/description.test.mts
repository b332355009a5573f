import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { INodeTypeDescription } from 'n8n-workflow';
import { expect, it } from 'vitest';

import { parametersPage } from '../../scripts/parameters-page.mts';
import { withTables } from '../../scripts/readme.mts';
import { withRooms } from '../../scripts/rooms.mts';

const require = createRequire(import.meta.url);
function descriptionOf(name: string): INodeTypeDescription {
	const module = require(`../../dist/nodes/Convio/${name}.node.js`) as Record<
		string,
		new () => { description: INodeTypeDescription }
	>;
	const Node = module[name];
	if (Node === undefined) throw new Error(`no node ${name}`);
	return new Node().description;
}

const description = descriptionOf('ConvioConstituent');

it.each([
	['ConvioConstituent', 'description.snapshot.json'],
	['ConvioConstituentTrigger', 'trigger.snapshot.json'],
])(
	'%s has the form that was reviewed: workflows store its names and values',
	async (name, file) => {
		const text = JSON.stringify(descriptionOf(name), null, '\t');
		await expect(`${text}\n`).toMatchFileSnapshot(file);
	},
);

const fileOf = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

/** `npm run docs` writes these files anew. */
it('is told in docs/parameters.md as it is', async () => {
	const page = parametersPage(description.properties);
	await expect(page).toMatchFileSnapshot(fileOf('docs/parameters.md'));
});

it.each(['README.md', 'docs/troubleshooting.md'])(
	'is told in the tables of %s as it is',
	async (name) => {
		const page = withTables(readFileSync(fileOf(name), 'utf8'), description.properties);
		await expect(page).toMatchFileSnapshot(fileOf(name));
	},
);

it('has the rooms of the diagram in docs/architecture.md', async () => {
	const page = fileOf('docs/architecture.md');
	await expect(await withRooms(readFileSync(page, 'utf8'))).toMatchFileSnapshot(page);
});
