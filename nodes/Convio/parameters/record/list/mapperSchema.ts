import type { FieldType as MapperType, ResourceMapperField } from 'n8n-workflow';

import { asRecord } from '../../input';
import type { KnownField } from '../decide';
import { isReservedName } from '../reservedNames';
import type { FieldType } from './knownFields';
import type { SiteField } from './siteFields';

/** A field as n8n's mapper keeps it, with what the mapper does not know of. */
type RecordMapperField = ResourceMapperField & { maxLength?: number; takesTime?: true };

/**
 * A field that is true or false is offered as a list. n8n's switch stores `false` as soon as it is
 * shown, so that a field which somebody has only looked at would opt people out.
 */
const YES_NO = [
	{ name: 'Yes', value: 'true' },
	{ name: 'No', value: 'false' },
];

const MAPPER_TYPES: Readonly<Record<FieldType, MapperType>> = {
	text: 'string',
	number: 'number',
	date: 'dateTime',
	boolean: 'options',
	choice: 'options',
};

function isYesNo(choices: readonly string[]): boolean {
	return choices.length === YES_NO.length && YES_NO.every(({ value }) => choices.includes(value));
}

/** A workflow that was not made in the editor may have no type: then the name tells. */
function typeOfMapper(type: unknown, choices: readonly string[]): FieldType | undefined {
	if (type === undefined) return undefined;
	if (type === 'number') return 'number';
	if (type === 'dateTime') return 'date';
	if (type === 'boolean') return 'boolean';
	if (type !== 'options') return 'text';
	return isYesNo(choices) ? 'boolean' : 'choice';
}

/** The choices that the mapper shows. */
function optionsOf({ type, choices }: SiteField): RecordMapperField['options'] {
	if (type === 'boolean') return YES_NO;
	if (type !== 'choice') return undefined;
	return choices.map((choice) => ({ name: choice, value: choice }));
}

/** Labels repeat across groups (street, city, …); then the group goes with them, at last the name. */
export function displayNames(fields: readonly SiteField[]): string[] {
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

function marks({ maxLength, closedToConstituents, type }: SiteField): string {
	const texts = [
		...(closedToConstituents ? ['read-only for constituents'] : []),
		...(maxLength !== undefined && type === 'text' ? [`max ${maxLength}`] : []),
	];
	return texts.length === 0 ? '' : ` – ${texts.join(', ')}`;
}

/** What most records are made of, in the order of a form: the editor's list has no search. */
const COMMON = [
	'name.title',
	'name.first',
	'name.middle',
	'name.last',
	'name.suffix',
	'email.primary_address',
	'primary_address.street1',
	'primary_address.street2',
	'primary_address.street3',
	'primary_address.city',
	'primary_address.state',
	'primary_address.zip',
	'primary_address.country',
	'home_phone',
	'mobile_phone',
	'work_phone',
	'birth_date',
	'gender',
	'employment.employer',
	'employment.occupation',
	'email.accepts_email',
	'accepts_postal_mail',
];

function rank(name: string): number {
	const place = COMMON.indexOf(name);
	return place < 0 ? COMMON.length : place;
}

/**
 * The site's fields for n8n's mapper, the common ones first and the others by label. Required and
 * read-only are marks alone: they describe the site's own pages, while the API creates records without
 * the one and changes the other. Names that have a field of their own in the node are left out.
 *
 * @param shownAtFirst names of the fields that a new node shows without being asked, if the site's
 * forms require them
 */
export function mapperFields(
	siteFields: readonly SiteField[],
	shownAtFirst: readonly string[] = [],
): RecordMapperField[] {
	const fields = siteFields.filter(({ name }) => !isReservedName(name));
	const names = displayNames(fields);
	const entries = fields.map((field, index) => ({
		id: field.name,
		displayName: `${names[index] ?? field.name}${marks(field)}`,
		type: MAPPER_TYPES[field.type],
		...(optionsOf(field) === undefined ? {} : { options: optionsOf(field) }),
		...(field.takesTime === true ? { takesTime: true as const } : {}),
		...(field.maxLength === undefined ? {} : { maxLength: field.maxLength }),
		required: field.required && shownAtFirst.includes(field.name),
		readOnly: false,
		display: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
	}));
	return entries.sort(
		(a, b) =>
			rank(a.id) - rank(b.id) ||
			a.displayName.localeCompare(b.displayName, 'en', { numeric: true }),
	);
}

function readSchema(schema: readonly unknown[]): ReadonlyMap<string, KnownField> {
	const fields = new Map<string, KnownField>();
	for (const entry of schema) {
		const { id, displayName, type, options, maxLength, takesTime } = asRecord(entry);
		if (typeof id !== 'string') continue;
		const choices = (Array.isArray(options) ? options : []).map((choice) =>
			String(asRecord(choice).value),
		);
		const fieldType = typeOfMapper(type, choices);
		fields.set(id, {
			name: id,
			label: typeof displayName === 'string' ? (displayName.split(' – ')[0] ?? id) : id,
			choices: fieldType === 'choice' ? choices : [],
			...(fieldType === undefined ? {} : { type: fieldType }),
			...(takesTime === true ? { takesTime } : {}),
			...(typeof maxLength === 'number' ? { maxLength } : {}),
		});
	}
	return fields;
}

/** Schemas read before: it is the same for all items of a run, and has every field of the site. */
const schemasRead = new WeakMap<object, ReadonlyMap<string, KnownField>>();

/** The fields as a workflow has stored them, by name. */
export function fieldsOfSchema(schema: unknown): ReadonlyMap<string, KnownField> {
	if (!Array.isArray(schema)) return new Map();
	const fields = schemasRead.get(schema) ?? readSchema(schema);
	schemasRead.set(schema, fields);
	return fields;
}
