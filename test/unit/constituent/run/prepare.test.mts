import { describe, expect, it } from 'vitest';

import { prepare, prepareAll } from '../../../../nodes/Convio/constituent/run/prepare.ts';
import type { PreparedItem } from '../../../../nodes/Convio/constituent/run/prepare.ts';
import type {
	Operation,
	PreparedCall,
} from '../../../../nodes/Convio/constituent/operations/operation.ts';
import type { ItemInput } from '../../../../nodes/Convio/parameters/input.ts';
import { InputError } from '../../../../nodes/Convio/parameters/input.ts';
import { callOf } from '../../transport/support/calls.mts';
import { FakeClock } from '../../sending/support/clock.mts';

const CALL = callOf('update', { cons_id: '1', 'name.first': 'Ada' }, { timeoutMs: 60_000 });
const PREPARED: PreparedCall = { params: CALL.params, limit: 7, items: (data) => [data] };
const GOES_ON = new AbortController().signal;

function operationOf(prepareOne: (input: ItemInput) => PreparedCall = () => PREPARED): Operation {
	return {
		resource: 'constituent',
		value: 'update',
		method: CALL.method,
		name: '',
		action: '',
		description: '',
		properties: [],
		prepare: prepareOne,
	};
}

function inputOf(parameters: Record<string, unknown> = {}): ItemInput {
	const read = (name: string) => parameters[name] ?? null;
	return { read, readRaw: read, json: {}, timeZone: 'UTC', hint: () => {} };
}

describe('an item before anything is sent', () => {
	it('is a call with its bounds, and with how to read the reply', () => {
		expect(prepare(operationOf(), inputOf())).toEqual({
			kind: 'call',
			call: CALL,
			policy: { maxTries: 5, maxTotalMs: 300_000, looksUp: true },
			prepared: PREPARED,
			allowsIncomplete: false,
		});
	});

	it('takes its bounds from its options', () => {
		const options = {
			maxTries: 2,
			maxTotalTime: 1_000,
			lookUpUnknownOutcomes: false,
			allowIncompleteResults: true,
		};
		expect(prepare(operationOf(), inputOf({ options }))).toMatchObject({
			policy: { maxTries: 2, maxTotalMs: 1_000, looksUp: false },
			allowsIncomplete: true,
		});
	});

	it('is read once', () => {
		const seen: ItemInput[] = [];
		const input = inputOf();
		prepare(
			operationOf((one) => {
				seen.push(one);
				return PREPARED;
			}),
			input,
		);
		expect(seen).toEqual([input]);
	});

	it('may be shown only, without secrets', () => {
		expect(prepare(operationOf(), inputOf({ options: { dryRun: true } }))).toEqual({
			kind: 'dry run',
			shown: {
				dryRun: true,
				method: 'update',
				parameters: { cons_id: '1', 'name.first': 'Ada', response_format: 'json' },
			},
		});
		expect(CALL.params).not.toHaveProperty('response_format');
	});

	it('is called as its options say', () => {
		const options = { response_format: 'xml', suppress_response_codes: true, timeout: 5_000 };
		expect(prepare(operationOf(), inputOf({ options }))).toMatchObject({
			call: { settings: { format: 'xml', suppressResponseCodes: true, timeoutMs: 5_000 } },
		});
	});

	it.each([
		[{ response_format: 'yaml' }, 'Response Format'],
		[{ suppress_response_codes: 'perhaps' }, 'Suppress Response Codes'],
		[{ timeout: 0 }, 'Timeout'],
		[{ timeout: 'long' }, 'Timeout'],
		[{ timeout: 2 ** 31 }, 'Timeout'],
	])('that has the options %j is a failure', (options, field) => {
		expect(prepare(operationOf(), inputOf({ options }))).toMatchObject({
			kind: 'failure',
			failure: { field, message: expect.stringContaining(`'${field}'`) as unknown },
		});
	});

	it.each<[string, () => PreparedCall, Record<string, unknown>]>([
		[
			'cannot be right',
			() => {
				throw new InputError('Member ID', 'is odd');
			},
			{},
		],
		['has odd bounds', () => PREPARED, { options: { maxTries: 0 } }],
		['has an odd switch', () => PREPARED, { options: { allowIncompleteResults: 'x' } }],
	])('that %s is a failure', (_what, prepareOne, parameters) => {
		expect(prepare(operationOf(prepareOne), inputOf(parameters))).toMatchObject({
			kind: 'failure',
			failure: { outcome: 'not applied', safeToRepeat: true, scope: 'item' },
		});
	});
});

describe('all items', () => {
	const failureAt = (index: number): PreparedItem => ({
		kind: 'failure',
		failure: {
			message: String(index),
			description: '',
			outcome: 'not applied',
			safeToRepeat: true,
			scope: 'item',
		},
	});

	it('are prepared in order, with room for others after each hundred', async () => {
		const clock = new FakeClock();
		const seen: number[] = [];
		const work = prepareAll(
			(index) => {
				seen.push(index);
				return failureAt(index);
			},
			250,
			clock,
			GOES_ON,
		);
		expect(seen).toHaveLength(100);
		const prepared = await clock.run(work);
		expect(prepared).toEqual(Array.from({ length: 250 }, (_, index) => failureAt(index)));
		expect(clock.waits).toEqual([1, 1]);
	});

	it('do not wait if they are few', async () => {
		const clock = new FakeClock();
		expect(await prepareAll(failureAt, 100, clock, GOES_ON)).toHaveLength(100);
		expect(await prepareAll(failureAt, 0, clock, GOES_ON)).toEqual([]);
		expect(clock.waits).toEqual([]);
	});

	it('are not looked at any more when the execution is cancelled', async () => {
		const clock = new FakeClock();
		const run = new AbortController();
		const seen: number[] = [];
		const work = prepareAll(
			(index) => {
				seen.push(index);
				return failureAt(index);
			},
			150,
			clock,
			run.signal,
		);
		run.abort();
		const prepared = await work;
		expect(seen).toHaveLength(100);
		expect(prepared).toHaveLength(150);
		expect(prepared[100]).toMatchObject({ failure: { message: 'The execution was canceled' } });
	});
});
