import { describe, expect, it } from 'vitest';

import {
	readAllowIncomplete,
	readDateFormat,
	readDryRun,
	readEmptyValues,
	readIncludeInputFields,
	readRetryPolicy,
	readSettings,
	readSkipUnchanged,
} from '../../../../nodes/Convio/parameters/options/read.ts';
import type { ReadParameter } from '../../../../nodes/Convio/parameters/input.ts';
import { itemWith, refusalOf } from '../support/input.mts';

type Options = Record<string, unknown>;

const readerOf = (options: Options): ReadParameter => itemWith({ options }).read;

describe('What a person has set under Options', () => {
	it.each<[string, (read: ReadParameter) => unknown, Options, unknown, unknown]>([
		['Dry Run', readDryRun, { dryRun: 'yes' }, true, false],
		['Empty Values', readEmptyValues, { emptyValues: 'clear' }, 'clear', 'ignore'],
		['Date Format', readDateFormat, { dateFormat: 'dmy' }, 'dmy', 'ymd'],
		['Allow Incomplete', readAllowIncomplete, { allowIncompleteResults: true }, true, false],
		['Include Input Fields', readIncludeInputFields, { includeInputFields: true }, true, false],
		[
			'Skip Unchanged',
			readSkipUnchanged,
			{ skipUnchanged: true, fieldsNotCompared: 'home_phone, name.first' },
			['home_phone', 'name.first'],
			undefined,
		],
		[
			'how a call is sent',
			readSettings,
			{ response_format: 'xml', timeout: 5000, suppress_response_codes: true },
			{ format: 'xml', timeoutMs: 5000, suppressResponseCodes: true },
			{ format: 'json', timeoutMs: 60_000, suppressResponseCodes: false },
		],
		[
			'how often a call is sent',
			readRetryPolicy,
			{ maxTries: '2', maxTotalTime: 9000, lookUpUnknownOutcomes: false },
			{ maxTries: 2, maxTotalMs: 9000, looksUp: false },
			{ maxTries: 5, maxTotalMs: 300_000, looksUp: true },
		],
	])('counts, and has a default where nothing is set: %s', (_, read, options, set, unset) => {
		expect(read(readerOf(options))).toStrictEqual(set);
		expect(read(readerOf({}))).toStrictEqual(unset);
	});

	it.each<[string, string, (read: ReadParameter) => unknown, Options]>([
		["must be true or false, not 'perhaps'", 'Dry Run', readDryRun, { dryRun: 'perhaps' }],
		[
			"must be 'ignore' or 'clear', not 'no'",
			'Empty Values',
			readEmptyValues,
			{ emptyValues: 'no' },
		],
		[
			"must be 'json' or 'xml', not 'csv'",
			'Response Format',
			readSettings,
			{ response_format: 'csv' },
		],
		["must be a number from 1 to 86400000, not '0'", 'Timeout', readSettings, { timeout: 0 }],
		[
			"must be a number from 1 to 86400000, not 'x'",
			'Max Tries',
			readRetryPolicy,
			{ maxTries: 'x' },
		],
	])('%s: %s', (words, label, read, options) => {
		const { field, message } = refusalOf(() => read(readerOf(options)));
		expect([field, message]).toStrictEqual([label, `'${label}' ${words}`]);
	});

	it('never sends everything because Dry Run was added without a value', () => {
		expect(refusalOf(() => readDryRun(readerOf({ dryRun: ' ' })))).toMatchObject({
			field: 'Dry Run',
			message: "'Dry Run' is empty: nothing is sent, because it may be meant to be on",
			description: 'Check that the expression finds a value in this item, or remove the option.',
		});
	});
});
