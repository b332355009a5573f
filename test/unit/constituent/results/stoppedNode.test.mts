import { describe, expect, it } from 'vitest';

import type { ItemResult } from '../../../../nodes/Convio/constituent/results/result.ts';
import type { Failure } from '../../../../nodes/Convio/constituent/results/failure.ts';
import { ranges, stoppedNode } from '../../../../nodes/Convio/constituent/results/stoppedNode.ts';

const DONE: ItemResult = { kind: 'items', items: [] };

function failed(more: Partial<Failure> = {}): ItemResult {
	return {
		kind: 'failure',
		failure: {
			message: 'no',
			description: '',
			outcome: 'not applied',
			safeToRepeat: true,
			scope: 'item',
			...more,
		},
	};
}

describe('item numbers', () => {
	it.each([
		[[], ''],
		[[5], '5'],
		[[0, 1, 2], '0–2'],
		[[0, 2, 3, 7, 9, 10], '0, 2–3, 7, 9–10'],
	])('%j', (indexes, text) => {
		expect(ranges(indexes)).toBe(text);
	});

	it('are cut when there are many', () => {
		const odd = Array.from({ length: 20 }, (_, index) => index * 2);
		expect(ranges(odd)).toMatch(/^0, 2, .*, 38$/);
		expect(ranges([...odd, 40])).toMatch(/, 38 and others$/);
	});
});

describe('what a node stops with', () => {
	it('is nothing when all went well', () => {
		expect(stoppedNode([DONE, DONE])).toBeUndefined();
		expect(stoppedNode([])).toBeUndefined();
	});

	it('is the failure itself when there is one item', () => {
		const only = failed({ description: 'why' });
		expect(stoppedNode([only])).toEqual({
			index: 0,
			failure: only.kind === 'failure' && only.failure,
		});
	});

	it('is the first that is an item’s own, and tells what has succeeded', () => {
		const report = stoppedNode([
			DONE,
			failed({ scope: 'cut short' }),
			failed({ message: 'this', description: 'why' }),
			DONE,
			failed({ message: 'that' }),
			DONE,
		]);
		expect(report?.index).toBe(2);
		expect(report?.failure).toMatchObject({ message: 'this', scope: 'item' });
		expect(report?.failure.description).toBe(
			'why 3 of 6 items had succeeded when the node stopped [items 0, 3, 5].',
		);
	});

	it('may concern the whole run', () => {
		const report = stoppedNode([failed({ scope: 'cut short' }), failed({ scope: 'run' })]);
		expect(report?.index).toBe(1);
		expect(report?.failure.description).toBe('0 of 2 items had succeeded when the node stopped.');
	});

	it('is the first there is, when all were cut short', () => {
		const report = stoppedNode([
			DONE,
			failed({ message: 'first', scope: 'cut short' }),
			failed({ message: 'second', scope: 'cut short' }),
		]);
		expect(report).toMatchObject({ index: 1, failure: { message: 'first' } });
	});

	it('tells which items are in doubt', () => {
		const report = stoppedNode([
			failed(),
			failed({ outcome: 'unknown', scope: 'cut short' }),
			failed({ outcome: 'unknown' }),
			DONE,
		]);
		expect(report?.failure.description).toBe(
			'1 of 4 items had succeeded when the node stopped [items 3]. The outcome of these items is unknown: [items 1–2].',
		);
	});
});
