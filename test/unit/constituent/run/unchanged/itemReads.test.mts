import { describe, expect, it } from 'vitest';

import type { Failure } from '../../../../../nodes/Convio/constituent/results/failure.ts';
import type { CallToSend } from '../../../../../nodes/Convio/constituent/run/prepare.ts';
import { RunEnd } from '../../../../../nodes/Convio/constituent/run/runEnd.ts';
import { ItemReads } from '../../../../../nodes/Convio/constituent/run/unchanged/itemReads.ts';
import type { CallFailure, CallResult } from '../../../../../nodes/Convio/sending/context.ts';
import { FakeClock } from '../../../sending/support/clock.mts';
import { contextFor, FOUND, POLICY, UPDATE } from '../../../sending/support/sending.mts';
import { FakeSite, refused, RESET } from '../../../sending/support/site.mts';
import type { Reaction } from '../../../sending/support/site.mts';

const ITEM: CallToSend = {
	kind: 'call',
	call: UPDATE,
	policy: POLICY,
	prepared: { params: UPDATE.params, limit: Infinity, items: (data) => [data] },
	allowsIncomplete: false,
	lookFirst: { notCompared: new Set() },
};
const RECORD = { method: 'getUser', params: { cons_id: '1' } } as const;

/** The reads of one item, sent to a site that reacts so, one after another. */
function readsAt(...reactions: Reaction[]) {
	const clock = new FakeClock();
	const site = new FakeSite(() => FOUND, clock).then(...reactions);
	const context = contextFor(site, {}, clock);
	const failures: Failure[] = [];
	const end = new RunEnd();
	const onFailure = (failure: Failure) => failures.push(failure);
	const reads = new ItemReads({ context, end, onFailure }, ITEM);
	const send = async (isAnswer: (failure: CallFailure) => boolean = () => false) =>
		await clock.run<CallResult>(reads.send(RECORD, isAnswer));
	return { clock, context, site, failures, reads, send };
}

describe('the time of an item', () => {
	it('has not begun before anything was read for it', () => {
		expect(readsAt().reads.startedAt).toBeUndefined();
	});

	it('begins when its first read is sent, not when that is answered, or sent again', async () => {
		const { clock, reads, send } = readsAt({ ...RESET, takesMs: 300 }, { ...FOUND, takesMs: 500 });
		const before = clock.now();
		await send();
		expect(clock.now()).toBeGreaterThan(before + 800);
		expect(reads.startedAt).toBe(before);
	});

	it('is not begun anew by a second read', async () => {
		const { clock, reads, send } = readsAt({ ...FOUND, takesMs: 500 }, { ...FOUND, takesMs: 500 });
		const before = clock.now();
		await send();
		await send();
		expect(reads.startedAt).toBe(before);
	});

	it('has begun, too, when its first read was refused', async () => {
		const { clock, reads, send } = readsAt({ ...refused('18'), takesMs: 500 });
		const before = clock.now();
		await send();
		expect(reads.startedAt).toBe(before + 500);
		await send();
		expect(reads.startedAt).toBe(before + 500);
	});

	it('is over for a further read when the reads before it have taken all of it', async () => {
		const { site, send } = readsAt({ ...FOUND, takesMs: POLICY.maxTotalMs });
		await send();
		const reply = { kind: 'not sent', why: 'time' };
		expect(await send()).toMatchObject({ kind: 'failed', reply, tries: 0 });
		expect(site.asked).toHaveLength(1);
	});
});

describe('a read that is refused', () => {
	it('ends a run that stops, in words that say why anything was read', async () => {
		const { context, failures, send } = readsAt(refused('19'));
		expect(await send()).toMatchObject({ kind: 'failed' });
		expect(failures).toMatchObject([
			{
				message: 'Luminate Online refused the call: refused with 19 (code 19)',
				description:
					"The site could not read the group memberships. Try again later. The record is read first because 'Skip Unchanged' is on; nothing was sent.",
				outcome: 'not applied',
				scope: 'item',
			},
		]);
		// Told once: not a second time as the failure of a call like any other.
		expect(context.tried).toMatchObject([{ call: RECORD, purpose: 'item' }]);
		expect(context.tried[0]).not.toHaveProperty('failure');
	});

	it('ends no run when that is the answer to what was asked', async () => {
		const { context, failures, send } = readsAt(refused('16'));
		const seen: unknown[] = [];
		await send(({ reply }) => {
			seen.push(reply);
			return true;
		});
		expect(seen).toMatchObject([{ kind: 'refused', code: '16' }]);
		expect(failures).toEqual([]);
		expect(context.tried).toHaveLength(1);
	});

	it('counts each try among the requests of the run', async () => {
		const { context, send } = readsAt(RESET, FOUND);
		await send();
		expect(context.tried.map(({ reply, isRepeat }) => [reply.kind, isRepeat])).toEqual([
			['interrupted', false],
			['answered', true],
		]);
	});
});

it('hands on the failure of a probe of the site as it is', async () => {
	const { context, failures, send } = readsAt(refused('2'));
	for (let silent = 0; silent < 5; silent += 1) {
		context.watch.ended({ kind: 'interrupted', reason: 'reset', timedOut: false });
	}
	await send();
	expect(context.tried).toMatchObject([
		{ purpose: 'helper', failure: { reply: { code: '2' } } },
		{ purpose: 'item' },
	]);
	expect(failures).toEqual([]);
});
