import type { IDataObject } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';

import { findOperation } from '../../../../nodes/Convio/constituent/operations/index.ts';
import type { Operation } from '../../../../nodes/Convio/constituent/operations/operation.ts';
import type { Failure } from '../../../../nodes/Convio/constituent/results/failure.ts';
import { CANCELLED } from '../../../../nodes/Convio/constituent/results/runFailures.ts';
import {
	isDryRun,
	shownCall,
	shownProblems,
} from '../../../../nodes/Convio/constituent/run/dryRun.ts';
import type { ItemInput } from '../../../../nodes/Convio/parameters/input.ts';
import { callOf } from '../../transport/support/calls.mts';

const CALL = callOf('update', { cons_id: '1', 'name.first': 'Ada' });
const PARAMETERS = { cons_id: '1', 'name.first': 'Ada', response_format: 'json' };

function inputOf(options: IDataObject): ItemInput {
	const read = (name: string) => (name === 'options' ? options : null);
	return { read, readRaw: read, json: { column: 'c' }, timeZone: 'UTC', hint: () => {} };
}

describe('what a dry run shows of a call', () => {
	it('is the method and the parameters, and nothing else if all is sent as it came', () => {
		const shown = { dryRun: true, method: 'update', parameters: PARAMETERS };
		expect(shownCall(CALL, [])).toStrictEqual(shown);
		expect(shownCall(CALL, [{ kind: 'text', text: 'a' }, { kind: 'unchecked' }])).toStrictEqual(
			shown,
		);
	});

	const long = 'word '.repeat(40);
	it.each<[string, unknown, unknown]>([
		['a text', ' Ada', ' Ada'],
		['a long text, whole', long, long],
		['a text of several lines, as it is', 'a\n\tb', 'a\n\tb'],
		['a number', 5, 5],
		['the number zero', 0, 0],
		['yes', true, true],
		['no', false, false],
		['nothing', null, null],
		['what is missing', undefined, null],
		['a list, as a text', ['a', 2], '["a",2]'],
		['an object, as a text', { a: { b: 1 } }, '{"a":{"b":1}}'],
	])('has what a changed value was before: %s', (_what, from, shown) => {
		const { changes } = shownCall(CALL, [
			{ kind: 'unlisted field', field: 'name.last' },
			{ kind: 'changed value', parameter: 'name.first', from, to: 'Ada' },
		]);
		expect(changes).toStrictEqual({ 'name.first': { from: shown, to: 'Ada' } });
	});

	it('does not have a new password', () => {
		const { parameters } = shownCall(callOf('update', { User_Password: 'secret-1' }), []);
		expect(parameters).toStrictEqual({ User_Password: '[hidden]', response_format: 'json' });
	});
});

describe('what a dry run shows of an item that could not be sent', () => {
	const update = findOperation('constituent', 'update') as Operation;
	const problem = { field: 'Limit', message: 'is high', description: 'Lower it.' };
	const failure: Failure = { ...CANCELLED, problems: [problem], identity: { cons_id: '7' } };
	const shown = (options: IDataObject, what = failure) =>
		shownProblems(update, inputOf(options), what);

	it('is all that is wrong with it, and whose it is', () => {
		expect(shown({})).toStrictEqual({
			problems: [problem],
			identity: { cons_id: '7' },
			dryRun: true,
			method: 'update',
		});
	});

	it('has no identity and an empty list where nothing is known', () => {
		expect(shown({}, CANCELLED)).toStrictEqual({ problems: [], dryRun: true, method: 'update' });
	});

	it('has the fields of the input item where they are wanted', () => {
		expect(shown({ includeInputFields: true })).toHaveProperty('column', 'c');
		expect(shown({ includeInputFields: false })).not.toHaveProperty('column');
	});

	it('does without them when that option is what is wrong', () => {
		expect(shown({ includeInputFields: 'perhaps' })).toStrictEqual(shown({}));
	});
});

it.each([
	[true, true],
	['true', true],
	[false, false],
	['', false],
	['perhaps', false],
])("is a dry run with 'Dry Run' set to %j: %s", (dryRun, expected) => {
	expect(isDryRun(inputOf({ dryRun }))).toBe(expected);
});

it('is no dry run without the option', () => {
	expect(isDryRun(inputOf({}))).toBe(false);
});
