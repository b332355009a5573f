import { beforeEach, describe, expect, it, vi } from 'vitest';

import { SiteWatch } from '../../../nodes/Convio/sending/siteWatch.ts';
import { refusal, REPLIES, throttled, unreadable } from './support/replies.mts';

let now: number;
let watch: SiteWatch;
const answers = async () => await Promise.resolve('answered' as const);
const isSilent = async () => await Promise.resolve('silent' as const);
const isBarred = async () => await Promise.resolve('barred' as const);

beforeEach(() => {
	now = 1_000;
	watch = new SiteWatch(10, 60_000, () => now);
});

function silent(count: number): void {
	for (let tries = 0; tries < count; tries += 1) watch.ended(unreadable(200));
}

/** Whether a probe is made now. */
async function isDue(): Promise<boolean> {
	const probe = vi.fn(answers);
	await watch.mayGoOn(probe);
	return probe.mock.calls.length > 0;
}

describe('a last probe is made', () => {
	it('not for a site of which nothing is known', async () => {
		now += 1e9;
		expect(await isDue()).toBe(false);
	});

	it.each([
		[1, 5],
		[2, 5],
		[3, 6],
		[10, 20],
	])('with a limit of %d after %d tries in a row without an answer', async (limit, count) => {
		watch = new SiteWatch(limit, 60_000, () => now);
		silent(count - 1);
		expect(await isDue()).toBe(false);
		silent(1);
		expect(await isDue()).toBe(true);
	});

	it('after the longest silence, counted from the first try that brought no answer', async () => {
		now += 5_000;
		silent(1);
		now += 30_000;
		silent(1);
		now += 29_999;
		expect(await isDue()).toBe(false);
		now += 1;
		expect(await isDue()).toBe(true);
	});

	it.each([
		['answer', false],
		['refusal', false],
		['429', false],
		['cancelled', false],
		['503', true],
		['unreadable 200', true],
		['unreadable 404', true],
		['interrupted', true],
		['undelivered', true],
		['redirected', true],
	])('after many times %s: %s', async (name, expected) => {
		const reply = REPLIES.get(name);
		if (reply === undefined) throw new Error(`no reply ${name}`);
		for (let tries = 0; tries < 40; tries += 1) watch.ended(reply);
		expect(await isDue()).toBe(expected);
	});

	it.each([
		['an answer', REPLIES.get('answer')],
		['a refusal', refusal('16')],
	])('%s begins the count anew', async (_what, reply) => {
		silent(19);
		if (reply !== undefined) watch.ended(reply);
		silent(19);
		now += 59_999;
		expect(await isDue()).toBe(false);
	});

	it('what says nothing of the site leaves the count as it is', async () => {
		silent(19);
		watch.ended(throttled());
		watch.ended({ kind: 'cancelled' });
		silent(1);
		expect(await isDue()).toBe(true);
	});
});

describe('the site is in doubt', () => {
	it('from when a probe is due until it has told', async () => {
		silent(19);
		expect(watch.isInDoubt).toBe(false);
		silent(1);
		expect(watch.isInDoubt).toBe(true);
		const going = watch.mayGoOn(async () => {
			expect(watch.isInDoubt).toBe(true);
			return await answers();
		});
		expect(watch.isInDoubt).toBe(true);
		await going;
		expect(watch.isInDoubt).toBe(false);
	});

	it('while a probe is made, whatever else comes in', async () => {
		silent(20);
		const going = watch.mayGoOn(answers);
		watch.ended(refusal('16'));
		expect(watch.isInDoubt).toBe(true);
		await going;
	});

	it('no more once the run has ended', async () => {
		silent(20);
		await watch.mayGoOn(isSilent);
		silent(20);
		expect(watch.isInDoubt).toBe(false);
	});
});

describe('the probe', () => {
	it('that is answered lets the run go on, and begins the count anew', async () => {
		silent(20);
		expect(await watch.mayGoOn(answers)).toBe(true);
		silent(19);
		now += 59_999;
		expect(await isDue()).toBe(false);
		silent(1);
		expect(await isDue()).toBe(true);
	});

	it('that is not answered is the last', async () => {
		silent(20);
		expect(await watch.mayGoOn(isSilent)).toBe(false);
		const probe = vi.fn(answers);
		watch.ended(refusal('16'));
		expect(await watch.mayGoOn(probe)).toBe(false);
		expect(probe).not.toHaveBeenCalled();
	});

	it('that a page 403 has caused ends the run only if it brings such a page, too', async () => {
		watch.ended(unreadable(403));
		expect(await watch.mayGoOn(isSilent)).toBe(true);
		expect(watch.siteEnd).toBeUndefined();
		watch.ended(unreadable(403));
		expect(await watch.mayGoOn(isBarred)).toBe(false);
		expect(watch.siteEnd).toBe('barred');
	});

	it('that is silent counts as one more silent try', async () => {
		watch = new SiteWatch(1, 60_000, () => now);
		for (let times = 0; times < 2; times += 1) {
			watch.ended(unreadable(403));
			expect(await watch.mayGoOn(isSilent)).toBe(true);
		}
		watch.ended(unreadable(403));
		expect(await watch.mayGoOn(isSilent)).toBe(false);
		expect(watch.siteEnd).toBe('silent');
	});

	it('that could not be sent lets the run go on, and is not the one that a page 403 is worth', async () => {
		watch.ended(unreadable(403));
		expect(await watch.mayGoOn(async () => await Promise.resolve('not sent' as const))).toBe(true);
		watch.ended(unreadable(403));
		expect(await isDue()).toBe(true);
		watch.ended(unreadable(403));
		expect(await isDue()).toBe(false);
	});

	it.each([
		['answered', true],
		['silent', false],
	] as const)('is made once for all who ask meanwhile: %s', async (probed, alive) => {
		silent(20);
		let end: (probed: 'answered' | 'silent') => void = () => {};
		const probe = vi.fn(
			async () =>
				await new Promise<'answered' | 'silent'>((resolve) => {
					end = resolve;
				}),
		);
		const asked = [1, 2, 3].map(() => watch.mayGoOn(probe));
		end(probed);
		expect(await Promise.all(asked)).toEqual([alive, alive, alive]);
		expect(probe).toHaveBeenCalledOnce();
	});
});
