import type { INodeProperties } from 'n8n-workflow';

import type { CallSettings, RetryPolicy } from '../../transport/call';
import type { DateFormat } from '../cells/writtenDate';
import { readNames } from '../fields/fieldNames';
import { InputError, quote, readCollection } from '../input';
import type { ReadParameter } from '../input';
import type { Reading } from '../record/decide';
import { toBoolean } from '../values';
import { ALLOW_INCOMPLETE, INCLUDE_INPUT_FIELDS, LOOK_UP, SUPPRESS_CODES } from './sending';
import { SKIP_UNCHANGED } from './writing';

const DEFAULT_TIMEOUT_MS = 60_000;
const DEFAULT_RETRY_POLICY = { maxTries: 5, maxTotalMs: 300_000 };
/** A day. */
const LONGEST_MS = 86_400_000;

/**
 * Whether a toggle of *Options* is on. One that is there without a value has its default, as all toggles
 * of the node.
 *
 * @param otherwise what it is for somebody who has not added it
 */
function isOn(read: ReadParameter, option: INodeProperties, otherwise: boolean): boolean {
	const { name, displayName, default: usual } = option;
	const options = readCollection(read, 'options');
	if (!(name in options)) return otherwise;
	const text = toBoolean(options[name], displayName);
	return text === undefined ? usual === true : text === 'true';
}

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

export function readEmptyValues(read: ReadParameter): Reading['emptyValues'] {
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
	const { response_format, timeout } = readCollection(read, 'options');
	const format = response_format ?? 'json';
	if (format !== 'json' && format !== 'xml') {
		throw new InputError(
			'Response Format',
			`'Response Format' must be 'json' or 'xml', not ${quote(format)}`,
		);
	}
	return {
		format,
		suppressResponseCodes: isOn(read, SUPPRESS_CODES, false),
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
	const { maxTries, maxTotalTime } = readCollection(read, 'options');
	return {
		maxTries: atLeastOne(maxTries ?? DEFAULT_RETRY_POLICY.maxTries, 'Max Tries'),
		maxTotalMs: atLeastOne(maxTotalTime ?? DEFAULT_RETRY_POLICY.maxTotalMs, 'Max Total Time'),
		looksUp: isOn(read, LOOK_UP, true),
	};
}

/** Whether a list that is known not to be whole is a result, with a hint. */
export function readAllowIncomplete(read: ReadParameter): boolean {
	return isOn(read, ALLOW_INCOMPLETE, false);
}

/**
 * Which fields do not count when a record is compared with what would be sent.
 *
 * @returns undefined when nothing is to be compared
 * @throws InputError
 */
export function readSkipUnchanged(read: ReadParameter): readonly string[] | undefined {
	if (!isOn(read, SKIP_UNCHANGED, false)) return undefined;
	const { fieldsNotCompared } = readCollection(read, 'options');
	return readNames(fieldsNotCompared, 'Fields Not Compared');
}

/** Whether the fields of the input item are wanted beside the result. @throws InputError */
export function readIncludeInputFields(read: ReadParameter): boolean {
	return isOn(read, INCLUDE_INPUT_FIELDS, false);
}
