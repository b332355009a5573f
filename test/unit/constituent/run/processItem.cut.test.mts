import { describe, expect, it } from 'vitest';

import { findOperation } from '../../../../nodes/Convio/constituent/operations/index.ts';
import type { Operation } from '../../../../nodes/Convio/constituent/operations/operation.ts';
import { processItem } from '../../../../nodes/Convio/constituent/run/processItem.ts';
import { RunEnd } from '../../../../nodes/Convio/constituent/run/runEnd.ts';
import { contextFor, POLICY, UPDATE } from '../../sending/support/sending.mts';
import type { TestContext } from '../../sending/support/sending.mts';
import { FakeSite, refused, RESET, throttled } from '../../sending/support/site.mts';
import type { Reaction } from '../../sending/support/site.mts';

const OPERATION = findOperation('constituent', 'update') as Operation;

async function resultOf(context: TestContext) {
	const item = {
		kind: 'call',
		call: UPDATE,
		policy: { ...POLICY, maxTries: 1 },
		prepared: { params: UPDATE.params, limit: Infinity, items: () => [] },
		allowsIncomplete: false,
	} as const;
	const result = processItem(context, OPERATION, item, new RunEnd(), () => {});
	return await context.clock.run(result);
}

describe('an item that was not sent', () => {
	it('because the run had ended keeps that, to be told in the words of the end', async () => {
		const context = contextFor(new FakeSite());
		context.endRun();
		expect(await resultOf(context)).toMatchObject({
			kind: 'failure',
			cut: {
				kind: 'failed',
				reply: { kind: 'not sent', why: 'run ended' },
				tries: 0,
				outcome: 'not applied',
			},
		});
	});

	it('because the site wants a long pause has a failure of its own', async () => {
		const site = new FakeSite(() => throttled('3600'));
		const context = contextFor(site);
		await resultOf(context);
		const result = await resultOf(context);
		expect(result).toMatchObject({
			failure: {
				message: "Luminate Online asked for a pause of 3600 s, more than 'Max Total Time' allows",
			},
		});
		expect(result).not.toHaveProperty('cut');
		expect(site.asked).toHaveLength(1);
	});
});

it.each<[string, Reaction]>([
	['refused', refused('22')],
	['broken off', RESET],
])('an item that was sent and %s has a failure of its own', async (_what, reaction) => {
	const result = await resultOf(contextFor(new FakeSite(() => reaction)));
	expect(result).toMatchObject({ kind: 'failure', failure: { scope: 'item' } });
	expect(result).not.toHaveProperty('cut');
});
