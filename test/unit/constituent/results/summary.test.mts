import type { IDataObject } from 'n8n-workflow';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Failure } from '../../../../nodes/Convio/constituent/results/failure.ts';
import { RunSummary } from '../../../../nodes/Convio/constituent/results/summary.ts';
import { callOf } from '../../transport/support/calls.mts';
import { REPLIES } from '../../sending/support/replies.mts';

let summary: RunSummary;

beforeEach(() => {
	summary = new RunSummary();
	summary.purpose = 'write';
});

type Unsent = 'rehearsed' | 'faulty' | 'unchanged';

/** So many items ended well. */
function went(count: number, unsent?: Unsent, item: IDataObject = {}): void {
	for (let done = 0; done < count; done += 1)
		summary.ended({ kind: 'items', items: [item], unsent });
}

function failed(more: Partial<Failure> = {}): void {
	summary.ended({ kind: 'failure', failure: failure(more) });
}

const messages = () => summary.hints().map(({ message }) => message);

function failure(more: Partial<Failure> = {}): Failure {
	return {
		message: '',
		description: '',
		outcome: 'not applied',
		safeToRepeat: true,
		scope: 'item',
		...more,
	};
}

/** A request has ended. */
function tried(reply = REPLIES.get('answer'), isRepeat = false): void {
	if (reply === undefined) throw new Error('no reply');
	summary.tried({ call: callOf(), reply, isRepeat, purpose: 'item' });
}

describe('the hints of a run', () => {
	it('are none for one item that went well', () => {
		tried();
		went(1);
		expect(summary.hints()).toEqual([]);
	});

	it('sum up a run of several items', () => {
		went(1_200);
		expect(summary.hints()).toEqual([
			{ message: '1,200 saved', type: 'info', location: 'outputPane' },
		]);
	});

	it('tell what was saved, not saved and perhaps saved, and how it came to that', () => {
		for (const isRepeat of [false, true]) tried(undefined, isRepeat);
		tried(REPLIES.get('429'), true);
		tried(REPLIES.get('503'));
		went(5);
		failed({ code: '11' });
		failed({ code: '11', outcome: 'unknown' });
		failed({ code: '3' });
		failed({ outcome: 'unknown', method: 'create' });
		expect(summary.hints()).toEqual([
			{
				message:
					'5 saved, 2 not saved, 2 perhaps saved; failed: 2 with code 11, 1 with code 3, 1 without a response; 2 retries; 1 pause asked for by the site',
				type: 'warning',
				location: 'outputPane',
			},
		]);
	});

	it('tell causes without a code', () => {
		failed();
		failed({ code: '' });
		failed({ method: 'create' });
		expect(messages()).toEqual([
			'0 saved, 3 not saved; failed: 1 before sending, 1 without a code, 1 without a response',
		]);
	});

	it('say of a read that it was read', () => {
		summary.purpose = 'read';
		went(2);
		failed({ code: '16' });
		expect(messages()).toEqual(['2 read, 1 not read; failed: 1 with code 16']);
	});

	it('tell what was left as it was', () => {
		went(2);
		went(3, 'unchanged');
		expect(messages()).toEqual(['2 saved, 3 unchanged']);
	});

	it('are not misled by columns of the input that stand beside the result', () => {
		went(2, undefined, { action: 'unchanged', problems: 'none' });
		expect(messages()).toEqual(['2 saved']);
	});

	it('count an item by its result, whatever number of items it brings', () => {
		summary.ended({ kind: 'items', items: [] });
		summary.ended({ kind: 'items', items: [{}, {}, {}] });
		expect(messages()).toEqual(['2 saved']);
	});

	it.each<[string, () => void, string]>([
		['a retry', () => tried(undefined, true), 'info'],
		['throttling', () => tried(REPLIES.get('429')), 'info'],
		['a failure', () => failed(), 'warning'],
	])('tell of %s also for one item', (_what, happen, type) => {
		happen();
		expect(summary.hints()).toMatchObject([{ type }]);
	});
});

describe('reads that found nothing', () => {
	it('are counted, since they have no item that would show them', () => {
		summary.purpose = 'read';
		went(2);
		for (let item = 0; item < 3; item += 1) summary.ended({ kind: 'items', items: [] });
		expect(messages()).toEqual(['5 read', 'Nothing was found for 3 items']);
		expect(summary.hints()[1]).toMatchObject({ type: 'info' });
	});

	it('are told for a single item too', () => {
		summary.purpose = 'read';
		summary.ended({ kind: 'items', items: [] });
		expect(messages()).toEqual(['Nothing was found for 1 item']);
	});
});

describe('a dry run', () => {
	it('is told also of one item, so that nobody takes it for the real one', () => {
		summary.purpose = 'dry run';
		went(1, 'rehearsed');
		expect(summary.hints()).toMatchObject([
			{
				message: expect.stringMatching(/^Dry run: 1 would be sent\. Nothing was changed\./),
				type: 'info',
			},
		]);
	});

	it('tells what it would leave as it is', () => {
		summary.purpose = 'dry run';
		went(2, 'rehearsed');
		went(3, 'unchanged');
		expect(summary.hints()).toMatchObject([
			{ message: expect.stringMatching(/^Dry run: 2 would be sent, 3 unchanged\./), type: 'info' },
		]);
	});

	it('counts what could not be sent', () => {
		summary.purpose = 'dry run';
		went(2, 'rehearsed');
		went(1, 'faulty');
		failed();
		expect(summary.hints()).toMatchObject([
			{
				message: expect.stringMatching(/^Dry run: 2 would be sent, 2 would not\./),
				type: 'warning',
			},
		]);
	});
});

describe('a run of which some items are a dry run', () => {
	it('tells them from those that were saved', () => {
		went(3);
		went(1, 'rehearsed');
		went(1, 'faulty');
		went(1, 'unchanged');
		failed();
		expect(messages()).toEqual([
			"3 saved, 1 unchanged, 2 only checked by 'Dry Run', 1 not saved; failed: 1 before sending",
		]);
	});
});

describe('hints of items', () => {
	it('in words are handed on, each once, after the sum', () => {
		went(2);
		for (const text of ['one', 'two', 'one']) summary.item([{ kind: 'text', text }]);
		summary.info('all is well');
		expect(summary.hints().map(({ message, type, location }) => [message, type, location])).toEqual(
			[
				['2 saved', 'info', 'outputPane'],
				['all is well', 'info', 'outputPane'],
				['one', 'warning', 'outputPane'],
				['two', 'warning', 'outputPane'],
			],
		);
	});

	it('that need many items count those that have ended', () => {
		summary.item([{ kind: 'filled', with: [], without: ['Member ID'] }]);
		went(9);
		expect(messages()).toEqual(['9 saved']);
		failed({ outcome: 'unknown' });
		expect(messages()[1]).toContain("'Member ID'");
	});

	it('of one constituent name all fields of the same items at once', () => {
		went(1);
		summary.conflicts([
			{ field: 'nickname', items: [0, 1] },
			{ field: 'birth_date', items: [0, 1] },
			{ field: 'gender', items: [0, 2] },
		]);
		expect(messages()).toEqual([
			"Items of the same constituent set 'nickname', 'birth_date' to different values, and the last one wins: [items 0–1]",
			"Items of the same constituent set 'gender' to different values, and the last one wins: [items 0, 2]",
		]);
	});

	it('of one constituent name field and items', () => {
		went(1);
		summary.conflicts([{ field: 'nickname', items: [0, 1, 4] }]);
		expect(messages()).toEqual([
			"Items of the same constituent set 'nickname' to different values, and the last one wins: [items 0–1, 4]",
		]);
	});
});
