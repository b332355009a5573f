import { describe, expect, it } from 'vitest';

import { prepare, prepareAll } from '../../../../nodes/Convio/constituent/run/prepare.ts';
import type { Prepared } from '../../../../nodes/Convio/constituent/run/prepare.ts';
import { Stop } from '../../../../nodes/Convio/sending/stop.ts';
import type {
	Operation,
	Paging,
} from '../../../../nodes/Convio/constituent/operations/operation.ts';
import type { ItemInput } from '../../../../nodes/Convio/parameters/input.ts';
import { InputError } from '../../../../nodes/Convio/parameters/input.ts';
import { callOf } from '../../transport/support/calls.mts';
import { FakeClock } from '../../sending/support/clock.mts';

const CALL = callOf('update', { cons_id: '1', 'name.first': 'Ada' }, { timeoutMs: 60_000 });

function operationOf(more: Partial<Operation> = {}): Operation {
	return {
		resource: 'constituent',
		value: 'update',
		method: CALL.method,
		name: '',
		action: '',
		description: '',
		properties: [],
		params: () => CALL.params,
		items: (data) => [data],
		...more,
	};
}

function inputOf(parameters: Record<string, unknown> = {}): ItemInput {
	const read = (name: string) => parameters[name] ?? null;
	return { read, readRaw: read, json: {}, timeZone: 'UTC', note: () => {} };
}

describe('an item before anything is sent', () => {
	it('is a call with its bounds', () => {
		expect(prepare(operationOf(), inputOf())).toEqual({
			kind: 'call',
			call: CALL,
			policy: { maxTries: 5, maxTotalMs: 300_000 },
			rows: Infinity,
		});
		const bounded = inputOf({ options: { maxTries: 2, maxTotalTime: 1_000 } });
		expect(prepare(operationOf(), bounded)).toMatchObject({
			policy: { maxTries: 2, maxTotalMs: 1_000 },
		});
	});

	it('knows how many rows it wants of a paged answer', () => {
		const paging: Paging = { list: 'a', pageSize: 5, limit: (read) => Number(read('limit')) };
		expect(prepare(operationOf({ paging }), inputOf({ limit: 7 }))).toMatchObject({ rows: 7 });
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

	it.each<[string, Partial<Operation>, Record<string, unknown>]>([
		[
			'cannot be right',
			{
				params: () => {
					throw new InputError('Member ID', 'is odd');
				},
			},
			{},
		],
		['has odd bounds', {}, { options: { maxTries: 0 } }],
		['has an odd limit', { paging: { list: '', pageSize: 1, limit: () => refuse() } }, {}],
	])('that %s is a failure', (_what, more, parameters) => {
		expect(prepare(operationOf(more), inputOf(parameters))).toMatchObject({
			kind: 'failure',
			failure: { outcome: 'not applied', scope: 'item' },
		});
	});

	function refuse(): never {
		throw new InputError('Limit', 'is odd');
	}
});

describe('all items', () => {
	const failureAt = (index: number): Prepared => ({
		kind: 'failure',
		failure: { message: String(index), description: '', outcome: 'not applied', scope: 'item' },
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
			new Stop(),
		);
		expect(seen).toHaveLength(100);
		const prepared = await clock.run(work);
		expect(prepared).toEqual(Array.from({ length: 250 }, (_, index) => failureAt(index)));
		expect(clock.waits).toEqual([1, 1]);
	});

	it('do not wait if they are few', async () => {
		const clock = new FakeClock();
		expect(await prepareAll(failureAt, 100, clock, new Stop())).toHaveLength(100);
		expect(await prepareAll(failureAt, 0, clock, new Stop())).toEqual([]);
		expect(clock.waits).toEqual([]);
	});

	it('are not looked at any more when the execution is cancelled', async () => {
		const clock = new FakeClock();
		const stop = new Stop();
		const seen: number[] = [];
		const work = prepareAll(
			(index) => {
				seen.push(index);
				return failureAt(index);
			},
			150,
			clock,
			stop,
		);
		stop.request({ kind: 'cancelled' });
		const prepared = await work;
		expect(seen).toHaveLength(100);
		expect(prepared).toHaveLength(150);
		expect(prepared[100]).toMatchObject({ failure: { message: 'The execution was canceled' } });
	});
});
