import type { INodeProperties } from 'n8n-workflow';

import { TRANSPORT_PARAMETERS } from '../transport/call';
import { InputError, quote, readCollection } from './input';
import type { Params, ReadParameter } from './input';
import { toText } from './values';

const FIELD = 'Record Fields';

/** Parameters of the write methods that have a field of their own in the node, or belong to the client API. */
const OWN_PARAMETERS: ReadonlySet<string> = new Set([
	'add_center_ids',
	'add_center_opt_in_ids',
	'add_group_ids',
	'add_interest_ids',
	'auth',
	'center_id',
	'cons_id',
	'error_redirect',
	'get_single_sign_on_token',
	'interaction_body',
	'interaction_cat_id',
	'interaction_count',
	'interaction_subject',
	'member_id',
	'no_welcome',
	'primary_email',
	'redirect',
	'remove_center_ids',
	'remove_center_opt_in_ids',
	'remove_group_ids',
	'remove_interest_ids',
	'sign_redirects',
	'source',
	'sso_auth_token',
	'sub_source',
	'success_redirect',
	'suppress_cleaning',
	'teamraiser_registration',
]);

export const recordFieldsProperties: INodeProperties[] = [
	{
		displayName: 'Record Fields',
		name: 'fieldsInput',
		type: 'options',
		noDataExpression: true,
		default: 'rows',
		description: 'How the fields of the constituent record are given',
		options: [
			{
				name: 'Names and Values',
				value: 'rows',
				description: 'A row for each field',
			},
			{
				name: 'JSON',
				value: 'json',
				description: 'One object with the field names as keys',
			},
		],
	},
	{
		displayName: 'Fields',
		name: 'fieldsRows',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		displayOptions: { show: { fieldsInput: ['rows'] } },
		description:
			'Fields of the constituent record. Each is sent under its own name, as the site lists it, e.g. name.first.',
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						placeholder: 'e.g. name.first',
						description: 'Name of the field as the site spells it',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'Value to store; an empty one is not sent',
					},
				],
			},
		],
	},
	{
		displayName: 'Fields (JSON)',
		name: 'fieldsJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { fieldsInput: ['json'] } },
		description:
			'Fields of the constituent record as one object, e.g. { "name.first": "Ada", "primary_address.zip": "02139" }. Empty values are not sent.',
	},
];

function assertSettable(name: string): void {
	const canonical = name.trim().toLowerCase();
	if (TRANSPORT_PARAMETERS.has(canonical)) {
		throw new InputError(
			FIELD,
			`'${FIELD}' cannot set '${name}': it is set by the node and its credential`,
			'Remove this field.',
		);
	}
	if (OWN_PARAMETERS.has(canonical)) {
		throw new InputError(
			FIELD,
			`'${FIELD}' cannot set '${name}': it is no field of the record`,
			'Use the field of this name in the node instead.',
		);
	}
	if (!/^[a-z][\w.]*$/i.test(name)) {
		throw new InputError(
			FIELD,
			`'${FIELD}' has the name ${quote(name)}, which no field of a constituent can have`,
			"Field names look like 'name.first' or 'custom_string1'.",
		);
	}
}

function rowsOf(read: ReadParameter): Array<[string, unknown]> {
	const rows = readCollection(read, 'fieldsRows').field;
	if (!Array.isArray(rows)) return [];
	return rows.map((row: { name?: unknown; value?: unknown }) => [
		String(row.name ?? ''),
		row.value,
	]);
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

function refuseJson(what: string): never {
	throw new InputError(
		'Fields (JSON)',
		`'Fields (JSON)' ${what}`,
		'Give one object, e.g. { "name.first": "Ada" }.',
	);
}

function entriesOf(read: ReadParameter): Array<[string, unknown]> {
	if (read('fieldsInput') !== 'json') return rowsOf(read);
	const fields = parseJson(read('fieldsJson'));
	if (fields === undefined || fields === null) return [];
	if (typeof fields !== 'object' || Array.isArray(fields)) {
		return refuseJson(`must be one object, not ${quote(fields)}`);
	}
	return Object.entries(fields);
}

/**
 * The record fields as wire parameters.
 *
 * @throws InputError for names that the record cannot have, names given twice, and values that are
 * no single text, number or boolean
 */
export function readRecordFields(read: ReadParameter): Params {
	const params = new Map<string, string>();
	const seen = new Set<string>();
	for (const [name, value] of entriesOf(read)) {
		assertSettable(name);
		if (seen.has(name)) {
			throw new InputError(FIELD, `'${FIELD}' has '${name}' twice`, 'Keep one of the two.');
		}
		seen.add(name);
		const text = toText(value, name);
		if (text !== undefined) params.set(name, text);
	}
	return Object.fromEntries(params);
}
