import type { FieldType as MapperType, ResourceMapperField } from 'n8n-workflow';

import { asRecord } from './input';
import { isReservedName } from './ownParameters';
import type { FieldType, SiteField } from './siteFields';

/** A field as n8n's mapper keeps it, with the length limit that the mapper does not know of. */
export type RecordMapperField = ResourceMapperField & { maxLength?: number };

const MAPPER_TYPES: Readonly<Record<FieldType, MapperType>> = {
	text: 'string',
	number: 'number',
	date: 'dateTime',
	boolean: 'boolean',
	choice: 'options',
};

function typeOfMapper(type: unknown): FieldType {
	if (type === 'number') return 'number';
	if (type === 'dateTime') return 'date';
	if (type === 'boolean') return 'boolean';
	return type === 'options' ? 'choice' : 'text';
}

/** Labels repeat across groups (street, city, …); then the group goes with them, at last the name. */
function displayNames(fields: readonly SiteField[]): string[] {
	const countOf = (texts: readonly string[]) => {
		const counts = new Map<string, number>();
		for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
		return (text: string) => counts.get(text) ?? 0;
	};
	const labelCount = countOf(fields.map(({ label }) => label));
	const withGroup = fields.map(({ label, group }) =>
		labelCount(label) > 1 && group !== '' ? `${group}: ${label}` : label,
	);
	const nameCount = countOf(withGroup);
	return fields.map(({ name }, index) => {
		const text = withGroup[index] ?? name;
		return nameCount(text) > 1 ? `${text} (${name})` : text;
	});
}

function marks({ maxLength, required, closedToConstituents, type }: SiteField): string {
	const texts = [
		...(maxLength !== undefined && type === 'text' ? [`up to ${maxLength} characters`] : []),
		...(required ? ["required by the site's forms"] : []),
		...(closedToConstituents ? ['read-only for constituents'] : []),
	];
	return texts.length === 0 ? '' : ` – ${texts.join(', ')}`;
}

/**
 * The site's fields for n8n's mapper. Required and read-only are marks alone: they describe the site's
 * own pages, while the API creates records without the one and changes the other. Names that have a
 * field of their own in the node are left out.
 */
export function mapperFields(siteFields: readonly SiteField[]): RecordMapperField[] {
	const fields = siteFields.filter(({ name }) => !isReservedName(name));
	const names = displayNames(fields);
	return fields.map((field, index) => ({
		id: field.name,
		displayName: `${names[index] ?? field.name}${marks(field)}`,
		type: MAPPER_TYPES[field.type],
		...(field.type === 'choice'
			? { options: field.choices.map((choice) => ({ name: choice, value: choice })) }
			: {}),
		...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
		required: false,
		readOnly: false,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
	}));
}

function readSchema(schema: readonly unknown[]): ReadonlyMap<string, SiteField> {
	const fields = new Map<string, SiteField>();
	for (const entry of schema) {
		const { id, displayName, type, options, maxLength } = asRecord(entry);
		if (typeof id !== 'string') continue;
		const choices = Array.isArray(options) ? options : [];
		fields.set(id, {
			name: id,
			label: typeof displayName === 'string' ? (displayName.split(' – ')[0] ?? id) : id,
			group: '',
			type: typeOfMapper(type),
			choices: choices.map((choice) => String(asRecord(choice).value)),
			...(typeof maxLength === 'number' ? { maxLength } : {}),
			required: false,
			closedToConstituents: false,
		});
	}
	return fields;
}

/** Schemas read before: it is the same for all items of a run, and has every field of the site. */
const schemasRead = new WeakMap<object, ReadonlyMap<string, SiteField>>();

/** The fields as a workflow has stored them, by name. */
export function fieldsOfSchema(schema: unknown): ReadonlyMap<string, SiteField> {
	if (!Array.isArray(schema)) return new Map();
	const fields = schemasRead.get(schema) ?? readSchema(schema);
	schemasRead.set(schema, fields);
	return fields;
}
