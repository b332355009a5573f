import type { INodeProperties } from 'n8n-workflow';

import type { CallSettings, RetryPolicy } from '../transport/call';
import { DATE_FORMAT_NAMES } from './cells/writtenDate';
import type { DateFormat } from './cells/writtenDate';
import { readNames } from './fieldNames';
import { InputError, quote, readCollection } from './input';
import type { ReadParameter } from './input';
import type { EmptyValues } from './record/decide';
import { toBoolean } from './values';

const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_RETRY_POLICY = { maxTries: 5, maxTotalMs: 300_000 };
const LONGEST_MS = 86_400_000;

/** How a call is repeated. */
const REPEATING: readonly INodeProperties[] = [
	{
		displayName: 'Max Tries',
		name: 'maxTries',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 5,
		description:
			'How many times a call is sent at most if the site cannot be reached or does not respond. A call that could add something twice is sent again only if it cannot have arrived.',
	},
	{
		displayName: 'Max Total Time (Milliseconds)',
		name: 'maxTotalTime',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 300000,
		description:
			'How long an item may take in total once it is first sent, including all tries, waits and pages',
	},
	{
		displayName: 'Timeout (Milliseconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60000,
		description: 'How long to wait for the complete response',
	},
];

/** How the call travels, which changes nothing for the person. */
const TRAVELING: readonly INodeProperties[] = [
	{
		displayName: 'Response Format',
		name: 'response_format',
		type: 'options',
		default: 'json',
		description:
			'Format in which the site responds. The output is the same; try the other one if the site sends a response that the node cannot read (API parameter: response_format).',
		options: [
			{ name: 'JSON', value: 'json' },
			{ name: 'XML', value: 'xml' },
		],
	},
	{
		displayName: 'Suppress Response Codes',
		name: 'suppress_response_codes',
		type: 'boolean',
		default: false,
		description:
			'Whether the site responds with HTTP status 200 even when it refuses a call. The output is the same; turn it on if a proxy between n8n and the site replaces responses with status 403 (API parameter: suppress_response_codes).',
	},
];

const DRY_RUN: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description:
		'Whether to check each item and return the call it would make, without secrets, instead of sending it',
};

const ALLOW_INCOMPLETE: INodeProperties = {
	displayName: 'Allow Incomplete Results',
	name: 'allowIncompleteResults',
	type: 'boolean',
	default: true,
	description:
		"Whether to return what has come of a list that is known not to be whole, with a hint, instead of failing. It matters with 'Return All' only.",
};

const LOOK_UP: INodeProperties = {
	displayName: 'Look Up Unknown Outcomes',
	name: 'lookUpUnknownOutcomes',
	type: 'boolean',
	default: true,
	description:
		'Whether to look the constituent up when nobody knows whether a call that may create one has arrived. Turned off, a Create or Update by Member ID is not sent again after a broken connection either.',
};

const EMPTY_VALUES: INodeProperties = {
	displayName: 'Empty Values',
	name: 'emptyValues',
	type: 'options',
	default: 'ignore',
	description:
		'What to do with record fields whose value is empty. A field that the item does not have is never touched; 0 and false are not empty.',
	options: [
		{
			name: 'Clear the Field',
			value: 'clear',
			description: 'Send a single space, which empties the field',
		},
		{ name: 'Ignore', value: 'ignore', description: 'Leave the field as it is' },
	],
};

const DATE_FORMAT: INodeProperties = {
	displayName: 'Date Format',
	name: 'dateFormat',
	type: 'options',
	default: 'ymd',
	description:
		'How to read dates that are written with slashes, such as 5/31/2024. A date such as 2024-05-31 is always read.',
	options: (['dmy', 'mdy', 'ymd'] as const).map((value) => ({
		name: DATE_FORMAT_NAMES[value],
		value,
	})),
};

const SKIP_UNCHANGED: INodeProperties = {
	displayName: 'Skip Unchanged',
	name: 'skipUnchanged',
	type: 'boolean',
	default: true,
	description:
		'Whether to read the record first, and to send nothing if it holds all values of the item already. Every update is logged at the site and marks the record as edited, even if it changes nothing. This saves log entries and edits, not time: each item is read, and what has changed is sent as well. What cannot be proven to be there already is sent.',
};

const FIELDS_NOT_COMPARED: INodeProperties = {
	displayName: 'Fields Not Compared',
	name: 'fieldsNotCompared',
	type: 'string',
	default: '',
	placeholder: 'e.g. primary_address.street1,home_phone',
	description:
		"Names of fields whose differences do not count with 'Skip Unchanged', separated by commas, e.g. because the site rewrites addresses. They are sent when another field has changed.",
};

function inOrder(properties: readonly INodeProperties[]): INodeProperties[] {
	return [...properties].sort((a, b) => a.displayName.localeCompare(b.displayName));
}

/** What matters first stands first: the rehearsal, then what the node does, then how a call travels. */
function options(own: readonly INodeProperties[]): INodeProperties {
	const isRehearsal = ({ name }: INodeProperties) => name === DRY_RUN.name;
	const others = own.filter((one) => !isRehearsal(one));
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [...own.filter(isRehearsal), ...inOrder([...others, ...REPEATING]), ...TRAVELING],
	};
}

/** Options of operations that only read. */
export const optionsForReads: INodeProperties = options([]);

/** Options of operations that read a list, whole or up to a limit. */
export const optionsForLists: INodeProperties = options([ALLOW_INCOMPLETE]);

/** Options of operations that write, but no record fields. */
export const optionsForWrites: INodeProperties = options([DRY_RUN]);

/** Options of operations that write record fields. */
export const optionsForRecordWrites: INodeProperties = options([
	DATE_FORMAT,
	DRY_RUN,
	EMPTY_VALUES,
	LOOK_UP,
]);

/** Options of operations that change a record that may be there already. */
export const optionsForRecordUpdates: INodeProperties = options([
	DATE_FORMAT,
	DRY_RUN,
	EMPTY_VALUES,
	FIELDS_NOT_COMPARED,
	LOOK_UP,
	SKIP_UNCHANGED,
]);

/** Options of operations that read a list within a range of dates. */
export const optionsForDatedLists: INodeProperties = options([ALLOW_INCOMPLETE, DATE_FORMAT]);

/**
 * Whether an item's call is to be shown instead of sent.
 *
 * @throws InputError when the option is there without a value: whoever has added it does not want an
 * expression that finds nothing to send everything
 */
export function readDryRun(read: ReadParameter): boolean {
	const options = readCollection(read, 'options');
	if (!('dryRun' in options)) return false;
	const dryRun = toBoolean(options.dryRun, 'Dry Run');
	if (dryRun !== undefined) return dryRun === 'true';
	throw new InputError(
		'Dry Run',
		"'Dry Run' is empty: nothing is sent, because it may be meant to be on",
		'Check that the expression finds a value in this item, or remove the option.',
	);
}

export function readEmptyValues(read: ReadParameter): EmptyValues {
	const { emptyValues = 'ignore' } = readCollection(read, 'options');
	if (emptyValues === 'ignore' || emptyValues === 'clear') return emptyValues;
	throw new InputError(
		'Empty Values',
		`'Empty Values' must be 'ignore' or 'clear', not ${quote(emptyValues)}`,
	);
}

/** @throws InputError */
export function readDateFormat(read: ReadParameter): DateFormat {
	const { dateFormat = 'ymd' } = readCollection(read, 'options');
	if (dateFormat === 'ymd' || dateFormat === 'mdy' || dateFormat === 'dmy') return dateFormat;
	throw new InputError(
		'Date Format',
		`'Date Format' must be 'ymd', 'mdy' or 'dmy', not ${quote(dateFormat)}`,
	);
}

/** @throws InputError */
export function readSettings(read: ReadParameter): CallSettings {
	const { response_format, suppress_response_codes, timeout } = readCollection(read, 'options');
	const format = response_format ?? 'json';
	if (format !== 'json' && format !== 'xml') {
		throw new InputError(
			'Response Format',
			`'Response Format' must be 'json' or 'xml', not ${quote(format)}`,
		);
	}
	return {
		format,
		suppressResponseCodes: toBoolean(suppress_response_codes, 'Suppress Response Codes') === 'true',
		timeoutMs: atLeastOne(timeout ?? DEFAULT_TIMEOUT_MS, 'Timeout'),
	};
}

function atLeastOne(value: unknown, field: string): number {
	const number = Math.floor(Number(value));
	if (number >= 1 && number <= LONGEST_MS) return number;
	throw new InputError(
		field,
		`'${field}' must be a number from 1 to ${LONGEST_MS}, not ${quote(value)}`,
	);
}

/** @throws InputError */
export function readRetryPolicy(read: ReadParameter): RetryPolicy {
	const { maxTries, maxTotalTime, lookUpUnknownOutcomes } = readCollection(read, 'options');
	return {
		maxTries: atLeastOne(maxTries ?? DEFAULT_RETRY_POLICY.maxTries, 'Max Tries'),
		maxTotalMs: atLeastOne(maxTotalTime ?? DEFAULT_RETRY_POLICY.maxTotalMs, 'Max Total Time'),
		looksUp: toBoolean(lookUpUnknownOutcomes, 'Look Up Unknown Outcomes') !== 'false',
	};
}

/** Whether a list that is known not to be whole is a result, with a hint. */
export function readAllowIncomplete(read: ReadParameter): boolean {
	const { allowIncompleteResults } = readCollection(read, 'options');
	return toBoolean(allowIncompleteResults, 'Allow Incomplete Results') === 'true';
}

/**
 * Which fields do not count when a record is compared with what would be sent.
 *
 * @returns undefined when nothing is to be compared
 * @throws InputError
 */
export function readSkipUnchanged(read: ReadParameter): readonly string[] | undefined {
	const { skipUnchanged, fieldsNotCompared } = readCollection(read, 'options');
	if (toBoolean(skipUnchanged, 'Skip Unchanged') !== 'true') return undefined;
	return readNames(fieldsNotCompared, 'Fields Not Compared');
}
