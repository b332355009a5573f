import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

import { COMMON, SET_BY_THE_NODE } from './documented.mts';
import type { Confidence } from './documented.mts';
import { caseOf } from './operation-cases.mts';
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
	[/./, /^(?:cons_id|member_id|primary_email)$/, ['locators']],
	[/^(?:isUserInterested|isEmailValid)$/, /^(?:interest_id|email)$/, ['checks']],
	[/^getSingleSignOnToken$/, /_id$/, ['sign-on-token']],
	[/^getUserTransactions$/, /_date$|_type$|^list_/, ['transactions']],
	[/^(?:get|update|list)Interactions?$/, /^interaction_/, ['interaction-changes']],
	[/DataSync/, /_id$/, ['data-sync']],
	[/^createGroup$/, /^group_/, ['group-changes']],
	[/^listCenters$/, /^list_/, ['pickers']],
	[/^getUser$/, /^(?:cons_id|fields)$/, ['get', 'round-trip']],
	[/^getUser(?:Groups|Interests|Centers)$/, /^(?:cons_id|member_id)$/, ['lists-of-constituent']],
	[/^getUserInteractions$/, /^(?:cons_id|begin_date|end_date)$/, ['interactions']],
	[/^logInteraction$/, /^interaction_/, ['log-interaction']],
	[/^(?:create|update)/, /^interaction_subject$/, ['log-interaction']],
	[/^(?:listGroups|getUserInteractions|listInteractions)$/, /^list_(?:page|record)/, ['paging']],
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

/** An operation as the form has it. */
interface Listed {
	readonly resource: string;
	readonly operation: string;
	/** `Constituent > Get Groups` */
	readonly title: string;
}

function section(listed: Listed, fields: readonly UiField[]): string[] {
	const entry = caseOf(listed);
	if (entry === undefined) return [];
	const { resource, operation, method, servlet, documented } = entry;
	const own = fields.filter(
		(field) => field.resource === resource && field.operation === operation,
	);
	const rows = Object.entries(documented).sort(([a], [b]) => a.localeCompare(b));
	const common = Object.entries(COMMON);
	return [
		`### \`${method}\` (${servlet}): ${listed.title}`,
		'',
		'| parameter | where in the node | name from | tests |',
		'|---|---|---|---|',
		...[...rows, ...common].map(([name, confidence]) => row(method, name, confidence, own)),
		'',
	];
}

function optionsOf(property: INodeProperties | undefined): INodePropertyOptions[] {
	return (property?.options ?? []).filter(
		(option): option is INodePropertyOptions => 'value' in option,
	);
}

/** The operations in the editor's order. */
function operationsOf({ properties }: INodeTypeDescription): Listed[] {
	const resources = optionsOf(properties.find(({ name }) => name === 'resource'));
	return resources.flatMap(({ name: label, value }) => {
		const ofResource = properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(value) === true,
		);
		return optionsOf(ofResource).map((option) => ({
			resource: String(value),
			operation: String(option.value),
			title: `${label} > ${option.name}`,
		}));
	});
}

/** Operations without a case, as the files that are to be written. */
export function missingCases(description: INodeTypeDescription): string[] {
	return operationsOf(description)
		.filter((listed) => caseOf(listed) === undefined)
		.map(({ resource, operation }) => `test/engine/operations/cases/${resource}.${operation}.mts`);
}

/** The tables of docs/api-coverage.md, from the built description and what the vendor documents. */
export function coverageTables(description: INodeTypeDescription): string {
	const fields = uiFields(description);
	return operationsOf(description)
		.flatMap((listed) => section(listed, fields))
		.join('\n')
		.trimEnd();
}
