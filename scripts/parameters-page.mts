import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

const API_PARAMETER = /\s*\(API parameter: ([^)]+)\)/;

/** A field of the form, as a table shows it. */
export interface Row {
	/** Its name on the screen, behind those of the collections that it is in. */
	readonly path: readonly string[];
	/** Names of the API's parameters that it becomes; none for what stays in the node. */
	readonly sent: readonly string[];
	readonly description: string;
}

/** An operation with the rows of its form. */
export interface OperationForm {
	readonly resource: string;
	readonly operation: string;
	/** The values of both parameters, as workflows store them. */
	readonly stored: { readonly resource: unknown; readonly operation: unknown };
	readonly description: string;
	readonly rows: readonly Row[];
}

function isProperty(
	option: INodeProperties | INodePropertyOptions | INodePropertyCollection,
): option is INodeProperties {
	return 'type' in option;
}

function optionsOf(property: INodeProperties | undefined): INodePropertyOptions[] {
	return (property?.options ?? []).filter(
		(option): option is INodePropertyOptions => 'value' in option,
	);
}

function rowsOf(property: INodeProperties, above: readonly string[] = []): Row[] {
	const path = [...above, property.displayName];
	const members = (property.options ?? []).filter(isProperty);
	if (property.type === 'collection') return members.flatMap((member) => rowsOf(member, path));
	const description = property.description ?? '';
	const texts = [description, ...(property.modes ?? []).map(({ hint }) => hint ?? '')];
	const sent = texts.flatMap((text) => API_PARAMETER.exec(text)?.[1] ?? []);
	return [{ path, sent, description: description.replace(API_PARAMETER, '') }];
}

function shows(property: INodeProperties, name: string, value: unknown): boolean {
	return property.displayOptions?.show?.[name]?.includes(value as string) === true;
}

/** The form of each operation, from the description that n8n gets. */
export function operationForms(properties: readonly INodeProperties[]): OperationForm[] {
	const resources = optionsOf(properties.find(({ name }) => name === 'resource'));
	return resources.flatMap((resource) => {
		const ofResource = properties.filter((one) => shows(one, 'resource', resource.value));
		const operations = optionsOf(ofResource.find(({ name }) => name === 'operation'));
		return operations.map((operation) => ({
			resource: resource.name,
			operation: operation.name,
			stored: { resource: resource.value, operation: operation.value },
			description: operation.description ?? '',
			rows: ofResource
				.filter((one) => shows(one, 'operation', operation.value))
				.flatMap((one) => rowsOf(one)),
		}));
	});
}

/** A text as a cell of a Markdown table. */
export function cell(text: string): string {
	return text.replace(/<[^>]+>/g, '').replace(/\|/g, '\\|');
}

/** Parameter names as a cell; what is not one name, as it is. */
export function parameterCell(names: readonly string[]): string {
	return names.map((name) => (name.includes(' ') ? name : `\`${name}\``)).join(', ');
}

/** docs/parameters.md: every field of every operation. */
export function parametersPage(properties: readonly INodeProperties[]): string {
	const lines = [
		'# Parameters',
		'',
		'Generated from the node by `npm run docs`. *API parameter* is its name in the vendor’s',
		'documentation.',
		'',
	];
	for (const { resource, operation, description, rows } of operationForms(properties)) {
		lines.push(`## ${resource}: ${operation}`, '', `${description}.`, '');
		lines.push('| Field | API parameter | Description |', '|---|---|---|');
		for (const row of rows) {
			lines.push(
				`| ${row.path.join(' > ')} | ${parameterCell(row.sent)} | ${cell(row.description)} |`,
			);
		}
		lines.push('');
	}
	return lines.join('\n');
}
