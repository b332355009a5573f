import { describe, expect, it } from 'vitest';

import {
	optionsForDatedLists,
	optionsForLists,
	optionsForReads,
	optionsForRecordUpdates,
	optionsForRecordWrites,
	optionsForWrites,
} from '../../../../nodes/Convio/parameters/options/options.ts';
import {
	readDateFormat,
	readDryRun,
	readEmptyValues,
	readRetryPolicy,
	readSettings,
	readSkipUnchanged,
} from '../../../../nodes/Convio/parameters/options/read.ts';
import { refusalOf } from '../support/input.mts';

const given = (options: unknown) => () => options;

describe('what nobody has set', () => {
	it('has its default', () => {
		const none = given({});
		expect(readDryRun(none)).toBe(false);
		expect(readEmptyValues(none)).toBe('ignore');
		expect(readDateFormat(none)).toBe('ymd');
		expect(readSkipUnchanged(none)).toBeUndefined();
		expect(readSettings(none)).toEqual({
			format: 'json',
			suppressResponseCodes: false,
			timeoutMs: 60_000,
		});
		expect(readRetryPolicy(none)).toEqual({ maxTries: 5, maxTotalMs: 300_000, looksUp: true });
	});
});

describe('a choice', () => {
	it.each([
		[readEmptyValues, 'emptyValues', ['ignore', 'clear']],
		[readDateFormat, 'dateFormat', ['ymd', 'mdy', 'dmy']],
		[(read: () => unknown) => readSettings(read).format, 'response_format', ['json', 'xml']],
	])('%o is one of those of the form', (read, name, choices) => {
		for (const choice of choices) expect(read(given({ [name]: choice }))).toBe(choice);
	});

	it.each([
		[readEmptyValues, 'emptyValues', "'Empty Values' must be 'ignore' or 'clear', not 'all'"],
		[readDateFormat, 'dateFormat', "'Date Format' must be 'ymd', 'mdy' or 'dmy', not 'all'"],
		[readSettings, 'response_format', "'Response Format' must be 'json' or 'xml', not 'all'"],
	])('%o that is none is refused', (read, name, message) => {
		const error = refusalOf(() => read(given({ [name]: 'all' })));
		expect(error.message).toBe(message);
		expect(message).toContain(`'${error.field}'`);
	});
});

describe('a number', () => {
	it.each([
		['timeout', 'Timeout', readSettings],
		['maxTries', 'Max Tries', readRetryPolicy],
		['maxTotalTime', 'Max Total Time', readRetryPolicy],
	])('%s is from 1 to a day', (name, label, read) => {
		for (const number of [1, '86400000', 1.9]) {
			expect(Object.values(read(given({ [name]: number })))).toContain(Math.floor(Number(number)));
		}
		for (const number of [0, -1, 86_400_001, 'soon']) {
			expect(refusalOf(() => read(given({ [name]: number })))).toMatchObject({
				field: label,
				message: `'${label}' must be a number from 1 to 86400000, not '${number}'`,
			});
		}
	});
});

describe('Dry Run', () => {
	it.each([
		[true, true],
		['no', false],
	])('%j is %j', (value, isDry) => {
		expect(readDryRun(given({ dryRun: value }))).toBe(isDry);
	});

	it('is refused by its name', () => {
		expect(refusalOf(() => readDryRun(given({ dryRun: 'perhaps' }))).message).toBe(
			"'Dry Run' must be true or false, not 'perhaps'",
		);
	});

	it.each([null, undefined, '', ' '])('sends nothing when it is there and empty: %j', (value) => {
		expect(refusalOf(() => readDryRun(given({ dryRun: value })))).toMatchObject({
			field: 'Dry Run',
			message: "'Dry Run' is empty: nothing is sent, because it may be meant to be on",
			description: 'Check that the expression finds a value in this item, or remove the option.',
		});
	});
});

describe('Fields Not Compared', () => {
	it('counts only beside Skip Unchanged', () => {
		const fieldsNotCompared = 'name.first, home_phone';
		expect(readSkipUnchanged(given({ fieldsNotCompared }))).toBeUndefined();
		expect(readSkipUnchanged(given({ fieldsNotCompared, skipUnchanged: true }))).toEqual([
			'name.first',
			'home_phone',
		]);
		const wrong = { skipUnchanged: true, fieldsNotCompared: '1st' };
		expect(refusalOf(() => readSkipUnchanged(given(wrong))).field).toBe('Fields Not Compared');
	});
});

describe('the options of an operation', () => {
	const namesOf = ({ options = [] }: typeof optionsForReads) => options.map(({ name }) => name);
	const last = ['response_format', 'suppress_response_codes'];
	const always = ['maxTotalTime', 'maxTries', 'timeout'];

	it.each([
		[optionsForReads, ['includeInputFields', ...always, ...last]],
		[optionsForLists, ['allowIncompleteResults', 'includeInputFields', ...always, ...last]],
		[
			optionsForDatedLists,
			['allowIncompleteResults', 'dateFormat', 'includeInputFields', ...always, ...last],
		],
		[optionsForWrites, ['dryRun', 'includeInputFields', ...always, ...last]],
	])('stand in the order of their labels, Dry Run first: %#', (options, names) => {
		expect(namesOf(options)).toEqual(names);
	});

	it('are more where record fields are written', () => {
		expect(namesOf(optionsForRecordWrites)).toEqual([
			...['dryRun', 'dateFormat', 'emptyValues', 'includeInputFields', 'lookUpUnknownOutcomes'],
			...[...always, ...last],
		]);
		expect(namesOf(optionsForRecordUpdates)).toEqual([
			...['dryRun', 'dateFormat', 'emptyValues', 'fieldsNotCompared', 'includeInputFields'],
			...['lookUpUnknownOutcomes', 'maxTotalTime', 'maxTries', 'skipUnchanged', 'timeout'],
			...last,
		]);
	});
});
