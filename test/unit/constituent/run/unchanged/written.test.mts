import { describe, expect, it } from 'vitest';

import { CANCELLED } from '../../../../../nodes/Convio/constituent/results/runFailures.ts';
import type { ItemResult } from '../../../../../nodes/Convio/constituent/results/result.ts';
import {
	withAction,
	writtenIds,
} from '../../../../../nodes/Convio/constituent/run/unchanged/written.ts';

const FAILURE: ItemResult = { kind: 'failure', failure: CANCELLED };

describe('the records that a write was answered with', () => {
	it('are known by the IDs in the answer', () => {
		const items = [{ cons_id: '7', message: 'User updated.' }, { cons_id: '8' }];
		expect(writtenIds({ kind: 'items', items })).toStrictEqual(['7', '8']);
	});

	it.each([
		['without an ID', {}],
		['with nothing as the ID', { cons_id: null }],
		['with an ID that is no text', { cons_id: 7 }],
	])('leave out an answer %s', (_case, item) => {
		const items = [item, { cons_id: '8' }];
		expect(writtenIds({ kind: 'items', items })).toStrictEqual(['8']);
	});

	it('are none after a failure', () => {
		expect(writtenIds(FAILURE)).toStrictEqual([]);
	});
});

describe('the result of an item that was sent', () => {
	const answer = { cons_id: '7', message: 'User updated.' };

	it('says that it has updated where the answer names no action, as that of Update', () => {
		expect(withAction({ kind: 'items', items: [answer] }, undefined)).toStrictEqual({
			kind: 'items',
			items: [{ ...answer, action: 'updated' }],
		});
	});

	it.each(['created', 'unknown'])('keeps the action %s of its answer', (action) => {
		const result = withAction({ kind: 'items', items: [{ ...answer, action }] }, undefined);
		expect(result).toStrictEqual({ kind: 'items', items: [{ ...answer, action }] });
	});

	it.each([[['nickname', 'title']], [[]]])('lists %j as changed after a comparison', (changed) => {
		expect(withAction({ kind: 'items', items: [answer] }, changed)).toStrictEqual({
			kind: 'items',
			items: [{ ...answer, action: 'updated', changed }],
		});
	});

	it('stays a failure, with nothing added, when it has failed', () => {
		expect(withAction(FAILURE, ['nickname'])).toStrictEqual(FAILURE);
	});
});
