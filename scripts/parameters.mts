/**
 * Writes docs/parameters.md from the built node's description, so that it cannot go stale.
 * `--check` compares instead of writing, and fails when they differ.
 */
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

const require = createRequire(import.meta.url);
const NODE = '../dist/nodes/ConvioConstituent/ConvioConstituent.node.js';
const TARGET = fileURLToPath(new URL('../docs/parameters.md', import.meta.url));
const WIRE = /\s*\(wire: ([^)]+)\)/;

interface Row {
	readonly field: string;
	readonly wire: string;
	readonly description: string;
}

function isProperty(
	option: INodeProperties | INodePropertyOptions | INodePropertyCollection,
): option is INodeProperties {
	return 'type' in option;
}

function cell(text: string): string {
	return text.replace(/<[^>]+>/g, '').replace(/\|/g, '\\|');
}

function wireName(text: string): string {
	return text.includes(' ') ? text : `\`${text}\``;
}

function rowsOf(property: INodeProperties, path: readonly string[] = []): Row[] {
	const place = [...path, property.displayName];
	const members = (property.options ?? []).filter(isProperty);
	const isGroup = property.type === 'collection';
	const description = property.description ?? '';
	const texts = [description, ...(property.modes ?? []).map(({ hint }) => hint ?? '')];
	const own: Row = {
		field: place.join(' > '),
		wire: texts
			.flatMap((text) => WIRE.exec(text)?.[1] ?? [])
			.map(wireName)
			.join(', '),
		description: cell(description.replace(WIRE, '')),
	};
	return isGroup ? members.flatMap((member) => rowsOf(member, place)) : [own];
}

function shownFor(property: INodeProperties, resource: string, operation: string): boolean {
	const show = property.displayOptions?.show ?? {};
	return show.resource?.includes(resource) === true && show.operation?.includes(operation) === true;
}

function optionsOf(property: INodeProperties | undefined): INodePropertyOptions[] {
	return (property?.options ?? []).filter(
		(option): option is INodePropertyOptions => 'value' in option,
	);
}

/** The page, from the description that n8n gets. */
export function parametersPage(properties: readonly INodeProperties[]): string {
	const lines = [
		'# Parameters',
		'',
		'Made from the node itself by `npm run docs:parameters`. *Wire* is the name that the parameter has in',
		'the vendor’s documents.',
		'',
	];
	for (const resource of optionsOf(properties.find(({ name }) => name === 'resource'))) {
		const operations = properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(resource.value) === true,
		);
		for (const operation of optionsOf(operations)) {
			lines.push(
				`## ${resource.name}: ${operation.name}`,
				'',
				`${operation.description ?? ''}.`,
				'',
			);
			lines.push('| Field | Wire | Description |', '|---|---|---|');
			const own = properties.filter((property) =>
				shownFor(property, String(resource.value), String(operation.value)),
			);
			for (const { field, wire, description } of own.flatMap((property) => rowsOf(property))) {
				lines.push(`| ${field} | ${wire} | ${description} |`);
			}
			lines.push('');
		}
	}
	return lines.join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { ConvioConstituent } = require(NODE);
	const page = parametersPage(new ConvioConstituent().description.properties);
	if (process.argv.includes('--check')) {
		if (readFileSync(TARGET, 'utf8') !== page) {
			console.error('docs/parameters.md is not current: run npm run docs:parameters');
			process.exitCode = 1;
		}
	} else {
		writeFileSync(TARGET, page);
	}
}
