import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../support/root.mts';
import { CONVIO_NODE, EXAMPLES, readExample, type Workflow } from '../support/workflow.mts';

const require = createRequire(import.meta.url);
const NODE = join(ROOT, 'dist/nodes/Convio/ConvioConstituent.node.js');

const files = (await readdir(EXAMPLES)).filter((file) => file.endsWith('.workflow.json'));

it('finds the examples', () => {
	expect(files).toEqual(
		expect.arrayContaining([
			'csv-upload.workflow.json',
			'form-webhook.workflow.json',
			'joined-group.workflow.json',
			'nightly-sync.workflow.json',
		]),
	);
});

describe.each(files)('%s', (file) => {
	let text: string;
	let workflow: Workflow;
	beforeAll(async () => {
		text = await readFile(join(EXAMPLES, file), 'utf8');
		workflow = await readExample(file.replace('.workflow.json', ''));
	});

	it('holds nothing of anybody: no credential, host, address or instance', () => {
		expect(workflow.nodes.filter((node) => node.credentials)).toEqual([]);
		expect(text.match(/https?:\/\/[^\s"\\]+/g)).toBeNull();
		expect(text.match(/[\w.]+@(?!example\.)[\w-]+\.\w+/g)).toBeNull();
		expect(Object.keys(workflow)).not.toContain('meta');
		expect(workflow).toMatchObject({ pinData: {}, settings: { executionOrder: 'v1' } });
	});

	it('says on a note what to choose before it runs, and has a section in the README', async () => {
		const notes = workflow.nodes.filter(({ type }) => type.endsWith('.stickyNote'));
		const texts = notes.map(({ parameters }) => String(parameters.content));
		expect(texts.some((note) => /\*\*Before you/.test(note) && /credential/.test(note))).toBe(true);
		expect(await readFile(join(EXAMPLES, 'README.md'), 'utf8')).toContain(`(${file})`);
	});

	it('sets only parameters that the node has', () => {
		const { ConvioConstituent } = require(NODE) as {
			ConvioConstituent: new () => { description: { properties: INodeProperties[] } };
		};
		const { properties } = new ConvioConstituent().description;
		for (const { name, type, parameters } of workflow.nodes) {
			if (type !== CONVIO_NODE) continue;
			const { resource, operation } = parameters;
			const shown = properties.filter(({ displayOptions }) => {
				const show = displayOptions?.show ?? {};
				const fits = (key: string, value: unknown) =>
					show[key] === undefined || show[key].includes(value as string);
				return fits('resource', resource) && fits('operation', operation);
			});
			const names = new Map(shown.map((property) => [property.name, property]));
			expect(
				Object.keys(parameters).filter((key) => !names.has(key)),
				name,
			).toEqual([]);
			for (const [key, value] of Object.entries(parameters)) {
				const property = names.get(key);
				if (property?.type !== 'collection') continue;
				const options = property.options?.map((option) => option.name) ?? [];
				expect(options, `${name}: ${key}`).toEqual(
					expect.arrayContaining(Object.keys(value as object)),
				);
			}
		}
	});

	it('connects nodes that exist', () => {
		const names = new Set(workflow.nodes.map(({ name }) => name));
		const targets = JSON.stringify(workflow.connections).matchAll(/"node":"([^"]*)"/g);
		const used = [...Object.keys(workflow.connections), ...[...targets].map(([, name]) => name)];
		expect(used.filter((name) => !names.has(name ?? ''))).toEqual([]);
	});
});
