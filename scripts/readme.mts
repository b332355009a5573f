import type { INodeProperties } from 'n8n-workflow';

import { findOperation } from '../nodes/Convio/constituent/operations/index.ts';
import { HINTS } from '../nodes/Convio/transport/errorCodes.ts';
import { cell, operationForms, parameterCell } from './parameters-page.mts';
import type { OperationForm } from './parameters-page.mts';

/** Which operations these are, e.g. `Constituent: Create, Update; Group: Get`. */
function titles(some: readonly OperationForm[], all: readonly OperationForm[]): string {
	if (some.length === all.length) return 'all';
	const resources = [...new Set(some.map(({ resource }) => resource))];
	return resources
		.map((name) => {
			const own = some.filter(({ resource }) => resource === name);
			return `${name}: ${own.map(({ operation }) => operation).join(', ')}`;
		})
		.join('; ');
}

function operationsTable(forms: readonly OperationForm[]): string[] {
	const rows = forms.map(({ resource, operation, stored, description }) => {
		const method = findOperation(stored.resource, stored.operation)?.method;
		return `| ${resource} | ${operation} | \`${method}\` | ${cell(description)} |`;
	});
	return ['| Resource | Operation | API method | What it does |', '|---|---|---|---|', ...rows];
}

/** Fields by their names alone: the same one may be in collections of different names. */
function parametersTable(forms: readonly OperationForm[]): string[] {
	const found = new Map<string, { field: string; sent: string; users: OperationForm[] }>();
	for (const form of forms) {
		for (const { path, sent } of form.rows) {
			const field = path.at(-1) ?? '';
			const key = `${field} ${sent.join()}`;
			const entry = found.get(key) ?? { field, sent: parameterCell(sent), users: [] };
			entry.users.push(form);
			found.set(key, entry);
		}
	}
	const rows = [...found.values()].map(
		({ field, sent, users }) =>
			`| ${field} | ${sent === '' ? '–' : sent} | ${titles(users, forms)} |`,
	);
	return ['| Field | API parameter | Operations |', '|---|---|---|', ...rows];
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
		const place = new RegExp(`(<!-- table: ${name} -->)[^]*?(<!-- end -->)`);
		if (!place.test(page)) throw new Error(`The README has no place for the table '${name}'`);
		page = page.replace(place, (_all, start: string, end: string) =>
			[start, '', ...lines, '', end].join('\n'),
		);
	}
	return page;
}
