import type { INodeProperties } from 'n8n-workflow';

import { findOperation } from '../nodes/Convio/constituent/operations/index.ts';
import { ADVICE } from '../nodes/Convio/transport/errorCodes.ts';
import { cell, operationForms } from './parameters-page.mts';
import type { OperationForm } from './parameters-page.mts';

function operationsTable(forms: readonly OperationForm[]): string[] {
	const rows = forms.map(({ resource, operation, stored, description }) => {
		const method = findOperation(stored.resource, stored.operation)?.method;
		return `| ${resource} | ${operation} | \`${method}\` | ${cell(description)} |`;
	});
	return ['| Resource | Operation | API method | What it does |', '|---|---|---|---|', ...rows];
}

function codesTable(): string[] {
	const rows = [...ADVICE].map(([code, hint]) => `| ${code} | ${cell(hint)} |`);
	return ['| Code | What it means, and what to do |', '|---|---|', ...rows];
}

const PLACE = /(<!-- table: (\w+) -->)[^]*?(<!-- end -->)/g;

/**
 * A page with its tables as the node is: those between `<!-- table: name -->` and `<!-- end -->`.
 *
 * @param page the page as it is
 * @param properties the form, from the description that n8n gets
 * @throws Error for a table that nobody makes, and for a page without any
 */
export function withTables(page: string, properties: readonly INodeProperties[]): string {
	const forms = operationForms(properties);
	const tables = new Map([
		['operations', operationsTable(forms)],
		['codes', codesTable()],
	]);
	if (page.search(PLACE) < 0) throw new Error('The page has no place for a table');
	return page.replace(PLACE, (_all, start: string, name: string, end: string) => {
		const lines = tables.get(name);
		if (lines === undefined) throw new Error(`Nobody makes the table '${name}'`);
		return [start, '', ...lines, '', end].join('\n');
	});
}
