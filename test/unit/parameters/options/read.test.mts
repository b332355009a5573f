import { describe, expect, it } from 'vitest';

import {
	readAllowIncomplete,
	readIncludeInputFields,
	readRetryPolicy,
	readSettings,
	readSkipUnchanged,
} from '../../../../nodes/Convio/parameters/options/read.ts';
import type { ReadParameter } from '../../../../nodes/Convio/parameters/input.ts';
import { optionsForRecordUpdates } from '../../../../nodes/Convio/parameters/options/options.ts';
import { ALLOW_INCOMPLETE } from '../../../../nodes/Convio/parameters/options/sending.ts';

const TOGGLES: Readonly<Record<string, (read: ReadParameter) => boolean>> = {
	allowIncompleteResults: readAllowIncomplete,
	includeInputFields: readIncludeInputFields,
	lookUpUnknownOutcomes: (read) => readRetryPolicy(read).looksUp,
	skipUnchanged: (read) => readSkipUnchanged(read) !== undefined,
	suppress_response_codes: (read) => readSettings(read).suppressResponseCodes,
};

function defaultOf(name: string): unknown {
	const options = [...(optionsForRecordUpdates.options ?? []), ALLOW_INCOMPLETE];
	return options.flatMap((option) =>
		'default' in option && option.name === name ? [option.default] : [],
	)[0];
}

describe.each(Object.entries(TOGGLES))('%s', (name, isOn) => {
	const given = (value: unknown) => isOn(() => ({ [name]: value }));

	it.each([null, undefined, '', ' '])('there without a value (%j) has its default', (value) => {
		expect(given(value)).toBe(defaultOf(name));
	});

	it('takes the spellings of yes and no', () => {
		expect(['Yes', 't', 1, true].map(given)).toStrictEqual([true, true, true, true]);
		expect(['No', 'F', 0, false].map(given)).toStrictEqual([false, false, false, false]);
		expect(() => given('perhaps')).toThrow(/must be true or false/);
	});

	it('is off where nobody has added it, but looking up is on', () => {
		expect(isOn(() => ({}))).toBe(name === 'lookUpUnknownOutcomes');
	});
});
