import { describe, expect, it } from 'vitest';

import { prepare as preparation } from '../../../../nodes/Convio/constituent/run/prepare.ts';
import { prepareAll } from '../../../../nodes/Convio/constituent/run/prepareAll.ts';
import type { PreparedItem } from '../../../../nodes/Convio/constituent/run/prepare.ts';
import type {
	Operation,
	PreparedCall,
} from '../../../../nodes/Convio/constituent/operations/operation.ts';
import type { BareInput } from '../../../../nodes/Convio/constituent/run/itemInputs.ts';
import type { ItemInput } from '../../../../nodes/Convio/parameters/input.ts';
import { InputError } from '../../../../nodes/Convio/parameters/input.ts';
import { siteField } from '../../parameters/record/support/fields.mts';
import { callOf } from '../../transport/support/calls.mts';
import { FakeClock } from '../../sending/support/clock.mts';

const CALL = callOf('update', { cons_id: '1', 'name.first': 'Ada' }, { timeoutMs: 60_000 });
const PREPARED: PreparedCall = { params: CALL.params, limit: 7, items: (data) => [data] };
const DAY_MS = 24 * 60 * 60 * 1000;
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

function inputOf(parameters: Record<string, unknown> = {}): BareInput {
	const read = (name: string) => parameters[name] ?? null;
	return { read, readRaw: read, json: { column: 'c' }, timeZone: 'UTC' };
}

const prepare = (operation: Operation, input: BareInput): PreparedItem =>
	preparation(operation, input).item;

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
		expect(seen).toMatchObject([input]);
	});

	it('is read with the list, and hands on what it has to tell', () => {
		const fields = [siteField('name.first')];
		const operation = operationOf(({ siteFields, hint }) => {
			hint({ kind: 'text', text: String(siteFields?.[0]?.name) });
			return PREPARED;
		});
		expect(preparation(operation, inputOf(), fields).hints).toEqual([
			{ kind: 'text', text: 'name.first' },
		]);
	});

	it('carries the fields of the input item where they are wanted', () => {
		const options = { includeInputFields: true };
		expect(prepare(operationOf(), inputOf({ options }))).toMatchObject({
			inputFields: { column: 'c' },
		});
	});

	it('may be shown only, without secrets', () => {
		expect(prepare(operationOf(), inputOf({ options: { dryRun: true } }))).toEqual({
			kind: 'dry run',
			shown: {
				dryRun: true,
				method: 'update',
				parameters: { cons_id: '1', 'name.first': 'Ada', response_format: 'json' },
			},
			call: CALL,
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
		[{ timeout: DAY_MS + 1 }, 'Timeout'],
		[{ maxTotalTime: DAY_MS + 1 }, 'Max Total Time'],
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

describe('a dry run', () => {
	const odd = () => {
		throw new InputError('Member ID', 'is odd', 'Mend it.', [new InputError('Limit', 'is high')]);
	};
	const constituent = { mode: 'member_id', value: 'M-1' };

	it('shows all that is wrong with an item, and whose it is', () => {
		const input = inputOf({ constituent, options: { dryRun: true } });
		expect(prepare(operationOf(odd), input)).toStrictEqual({
			kind: 'dry run',
			shown: {
				dryRun: true,
				method: 'update',
				identity: { member_id: 'M-1' },
				problems: [
					{ field: 'Member ID', message: 'is odd', description: 'Mend it.' },
					{ field: 'Limit', message: 'is high', description: '' },
				],
			},
		});
	});

	it('that cannot be read is a failure, so that nothing is sent', () => {
		for (const dryRun of ['', 'perhaps']) {
			expect(prepare(operationOf(), inputOf({ options: { dryRun } }))).toMatchObject({
				kind: 'failure',
				failure: { field: 'Dry Run' },
			});
		}
	});

	it('shows what was changed on the way, and no password', () => {
		const params = { user_password: 'secret-1', member_id: 'M-1' };
		const operation = operationOf(({ hint }) => {
			hint({ kind: 'changed value', parameter: 'member_id', from: ' M-1', to: 'M-1' });
			return { ...PREPARED, params };
		});
		const prepared = prepare(operation, inputOf({ options: { dryRun: true } }));
		expect(prepared).toMatchObject({
			shown: { changes: { member_id: { from: ' M-1', to: 'M-1' } } },
		});
		expect(JSON.stringify(prepared.kind === 'dry run' && prepared.shown)).not.toContain('secret-1');
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
