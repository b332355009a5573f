import type { INodeTypeDescription } from 'n8n-workflow';

import { API_METHODS } from '../../../../nodes/Convio/transport/apiMethods.ts';
import { COMMON, DOCUMENTED, SET_BY_THE_NODE } from './documented.mts';
import type { Confidence } from './documented.mts';
import { OPERATION_CASES } from './operation-cases.mts';
import type { OperationCase } from './operation-cases.mts';
import { uiFields } from './ui-fields.mts';
import type { UiField } from './ui-fields.mts';

/** Which tests look closer at a parameter than `parameters`, by method and name. */
const CLOSER: ReadonlyArray<readonly [RegExp, RegExp, readonly string[]]> = [
	[/^(?:create|update)/, /^a parameter for each/, ['mapper-values', 'automatic', 'json-fields']],
	[/^(?:create|update)/, /^a parameter for each/, ['dates', 'empty-values', 'reserved-names']],
	[/^(?:create|update)/, /^(?:add|remove)_/, ['id-lists']],
	[/^create$/, /^(?:add_|no_welcome|get_single|member_id|primary_email|source|sub_)/, ['create']],
	[/^createOrUpdate$/, /^(?:cons_id|member_id|primary_email)$/, ['upsert']],
	[/^update$/, /^(?:cons_id|member_id|primary_email)$/, ['update', 'update-refusals']],
	[/^getUser$/, /^(?:cons_id|fields)$/, ['get', 'round-trip']],
	[/^getUser(?:Groups|Interests|Centers)$/, /^(?:cons_id|member_id)$/, ['lists-of-constituent']],
	[/^getUserInteractions$/, /^(?:cons_id|begin_date|end_date)$/, ['interactions']],
	[/^logInteraction$/, /^interaction_/, ['log-interaction']],
	[/^(?:create|update)/, /^interaction_subject$/, ['log-interaction']],
	[/^(?:listGroups|getUserInteractions)$/, /^list_(?:page|record)/, ['paging']],
	[/^getGroupMembers$/, /^(?:max_number|group_id|fields)$/, ['group-members']],
	[/^listUserFields$/, /^(?:access|include_choices|sort_order)$/, ['fields']],
	[/./, /^(?:response_format|suppress_response_codes)$/, ['results', 'refusals', 'error-codes']],
];

/** Every test file that a table names. */
export const NAMED_TESTS = [...new Set(['parameters', ...CLOSER.flatMap(([, , files]) => files)])];

function testsOf(method: string, parameter: string): string {
	const closer = CLOSER.filter(
		([methods, parameters]) => methods.test(method) && parameters.test(parameter),
	).flatMap(([, , files]) => files);
	const isOption = ['response_format', 'suppress_response_codes'].includes(parameter);
	const sees = isOption || parameter in SET_BY_THE_NODE ? [] : ['parameters'];
	return [...sees, ...closer].join(', ');
}

function nameOf(parameter: string): string {
	return parameter.includes(' ') ? `*${parameter}*` : `\`${parameter}\``;
}

function row(
	method: string,
	parameter: string,
	confidence: Confidence,
	fields: readonly UiField[],
): string {
	const places = fields.filter(({ wire }) => wire === parameter).map(({ title }) => title);
	const place = places.length > 0 ? places.join('; ') : `*${SET_BY_THE_NODE[parameter] ?? '–'}*`;
	return `| ${nameOf(parameter)} | ${place} | ${confidence} | ${testsOf(method, parameter)} |`;
}

function section(
	entry: OperationCase,
	fields: readonly UiField[],
	titles: ReadonlyMap<string, string>,
) {
	const { resource, operation, method, servlet } = entry;
	const own = fields.filter(
		(field) => field.resource === resource && field.operation === operation,
	);
	const rows = Object.entries(DOCUMENTED[method] ?? {}).sort(([a], [b]) => a.localeCompare(b));
	const common = Object.entries(COMMON);
	return [
		`### \`${method}\` (${servlet}): ${titles.get(`${resource} ${operation}`) ?? operation}`,
		'',
		'| parameter | where in the node | name from | tests |',
		'|---|---|---|---|',
		...[...rows, ...common].map(([name, confidence]) => row(method, name, confidence, own)),
		'',
	];
}

/** `Constituent > Get Groups`, by resource and operation. */
function titlesOf({ properties }: INodeTypeDescription): Map<string, string> {
	const titles = new Map<string, string>();
	for (const { name, options, displayOptions } of properties) {
		if (name !== 'operation') continue;
		const resource = String(displayOptions?.show?.resource?.[0]);
		for (const option of options ?? []) {
			const label = `${resource.charAt(0).toUpperCase()}${resource.slice(1)} > ${option.name}`;
			if ('value' in option) titles.set(`${resource} ${String(option.value)}`, label);
		}
	}
	return titles;
}

/** The tables of docs/api-coverage.md, from the built description and what the vendor documents. */
export function coverageTables(description: INodeTypeDescription): string {
	const fields = uiFields(description);
	const titles = titlesOf(description);
	return OPERATION_CASES.flatMap((entry) => section(entry, fields, titles))
		.join('\n')
		.trimEnd();
}

/** Methods that the node calls for no operation: the editor asks them. */
export function editorMethods(): string[] {
	const operations = new Set(OPERATION_CASES.map(({ method }) => method));
	return Object.keys(API_METHODS).filter((method) => !operations.has(method));
}
