import type { INodeProperties } from 'n8n-workflow';

import { OPERATIONS } from '../nodes/ConvioConstituent/operations/index.ts';
import { HINTS } from '../nodes/ConvioConstituent/transport/errorCodes.ts';
import { cell, operationForms, wireCell } from './parameters-page.mts';
import type { OperationForm } from './parameters-page.mts';

function titleOf({ resource, operation }: OperationForm): string {
	return `${resource}: ${operation}`;
}

function operationsTable(forms: readonly OperationForm[]): string[] {
	const rows = forms.map(({ resource, operation, description }) => {
		const entry = OPERATIONS.find(
			(one) => one.resource === resource.toLowerCase() && one.name === operation,
		);
		return `| ${resource} | ${operation} | \`${entry?.method}\` | ${cell(description)} |`;
	});
	return ['| Resource | Operation | API method | What it does |', '|---|---|---|---|', ...rows];
}

/** Fields by their names alone: the same one may be in collections of different names. */
function parametersTable(forms: readonly OperationForm[]): string[] {
	const found = new Map<string, { field: string; wire: string; titles: string[] }>();
	for (const form of forms) {
		for (const { path, wire } of form.rows) {
			const field = path.at(-1) ?? '';
			const key = `${field} ${wire.join()}`;
			const entry = found.get(key) ?? { field, wire: wireCell(wire), titles: [] };
			entry.titles.push(titleOf(form));
			found.set(key, entry);
		}
	}
	const rows = [...found.values()].map(({ field, wire, titles }) => {
		const where = titles.length === forms.length ? 'all' : titles.join(', ');
		return `| ${field} | ${wire === '' ? '–' : wire} | ${where} |`;
	});
	return ['| Field | Parameter on the wire | Operations |', '|---|---|---|', ...rows];
}

function codesTable(): string[] {
	const rows = [...HINTS].map(([code, hint]) => `| ${code} | ${cell(hint)} |`);
	return ['| Code | What it means, and what to do |', '|---|---|', ...rows];
}

/**
 * The README with its tables as the node is: those between `<!-- table: name -->` and `<!-- end -->`.
 *
 * @param readme the page as it is
 * @param properties the form, from the description that n8n gets
 * @throws Error when a table has no place
 */
export function withTables(readme: string, properties: readonly INodeProperties[]): string {
	const forms = operationForms(properties);
	const tables = {
		operations: operationsTable(forms),
		parameters: parametersTable(forms),
		codes: codesTable(),
	};
	let page = readme;
	for (const [name, lines] of Object.entries(tables)) {
		const place = new RegExp(`(<!-- table: ${name} -->\n)[^]*?(\n<!-- end -->)`);
		if (!place.test(page)) throw new Error(`The README has no place for the table '${name}'`);
		page = page.replace(place, (_all, start: string, end: string) =>
			[start, ...lines, end].join('\n'),
		);
	}
	return page;
}
