import type { INodeProperties } from 'n8n-workflow';

import { asRecord, InputError, quote } from '../input';
import type { ItemInput, ReadParameter } from '../input';
import type { Params } from '../../transport/call';
import { fieldsOfSchema } from './mapperSchema';
import { assertRecordFieldName, isReservedName } from './reservedNames';
import { recordValue } from './recordValue';
import type { EmptyValues } from './recordValue';
import type { SiteField } from './siteFields';

/** The fields of the record, by n8n's field mapper or as JSON. */
export const recordFieldsProperties: INodeProperties[] = [
	{
		displayName: 'Record Fields',
		name: 'fieldsInput',
		type: 'options',
		noDataExpression: true,
		default: 'mapper',
		description: 'How to specify the fields of the constituent record',
		options: [
			{
				name: 'Field Mapper',
				value: 'mapper',
				description: 'Choose from the fields of your site, with their names and types',
			},
			{
				name: 'JSON',
				value: 'json',
				description: 'One JSON object with field names and values, e.g. for AI agents',
			},
		],
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions: { show: { fieldsInput: ['mapper'] } },
		description:
			'Fields of the constituent record, as the site lists them (API parameter: a parameter for each field, under its own name)',
		typeOptions: {
			resourceMapper: {
				resourceMapperMethod: 'getRecordFields',
				// 'add' would demand a value of each field that is shown at first.
				mode: 'map',
				valuesLabel: 'Values to Send',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: false,
				supportAutoMap: true,
				noFieldsError:
					'The fields of your site are not loaded. Choose a credential that works, then select',
			},
		},
	},
	{
		displayName: 'Fields (JSON)',
		name: 'fieldsJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { fieldsInput: ['json'] } },
		description:
			'Fields of the constituent record as one JSON object, e.g. { "name.first": "Ada", "primary_address.zip": "02139" }, dates as yyyy-MM-dd (API parameter: a parameter for each field, under its own name)',
	},
];

/** Whether an item can only be prepared with the site's own list of fields at hand. */
export function needsSiteFields(read: ReadParameter): boolean {
	if (read('fieldsInput') !== 'mapper') return false;
	return read('fields.mappingMode') === 'autoMapInputData';
}

function refuseJson(what: string): never {
	throw new InputError(
		'Fields (JSON)',
		`'Fields (JSON)' ${what}`,
		'Give one object, e.g. { "name.first": "Ada" }.',
	);
}

function parseJson(value: unknown): unknown {
	if (typeof value !== 'string') return value;
	if (value.trim() === '') return {};
	try {
		return JSON.parse(value);
	} catch {
		return refuseJson(`is not valid JSON: ${quote(value)}`);
	}
}

type Entry = readonly [field: SiteField | string, value: unknown];

function jsonEntries({ read }: ItemInput): Entry[] {
	const fields = parseJson(read('fieldsJson'));
	if (fields === undefined || fields === null) return [];
	if (typeof fields !== 'object' || Array.isArray(fields)) {
		return refuseJson(`must be one object, not ${quote(fields)}`);
	}
	return Object.entries(fields);
}

/** The mapper stores null for a field that nobody filled in: that is no value, not an empty one. */
function definedEntries({ read, readRaw }: ItemInput): Entry[] {
	const known = fieldsOfSchema(read('fields.schema'));
	const raw = asRecord(readRaw('fields.value'));
	return Object.entries(asRecord(read('fields.value')))
		.filter(([name]) => raw[name] !== null)
		.map(([name, value]) => [known.get(name) ?? name, value] as const);
}

/** The site's fields by name, made once for all items of a run. */
const byName = new WeakMap<readonly SiteField[], ReadonlyMap<string, SiteField>>();

function fieldsByName(fields: readonly SiteField[]): ReadonlyMap<string, SiteField> {
	const known = byName.get(fields) ?? new Map(fields.map((field) => [field.name, field]));
	byName.set(fields, known);
	return known;
}

function matchedEntries({ json, siteFields, hint }: ItemInput): Entry[] {
	const known = fieldsByName(siteFields ?? []);
	const entries: Entry[] = [];
	for (const [column, value] of Object.entries(json)) {
		const field = known.get(column);
		if (field === undefined || isReservedName(column)) {
			hint({ kind: 'unused column', column });
		} else {
			entries.push([field, value]);
		}
	}
	return entries;
}

function entriesOf(input: ItemInput): Entry[] {
	if (input.read('fieldsInput') === 'json') return jsonEntries(input);
	return input.read('fields.mappingMode') === 'autoMapInputData'
		? matchedEntries(input)
		: definedEntries(input);
}

/**
 * The record fields of an item as wire parameters, checked as far as the site's fields are known.
 *
 * @throws InputError for names that the record cannot have, and values that their field cannot hold
 */
export function readRecordFields(input: ItemInput, emptyValues: EmptyValues): Params {
	const params = new Map<string, string>();
	for (const [field, value] of entriesOf(input)) {
		const name = typeof field === 'string' ? field : field.name;
		assertRecordFieldName(name);
		const text = recordValue(field, value, emptyValues, input.timeZone);
		if (text !== undefined) params.set(name, text);
	}
	return Object.fromEntries(params);
}
