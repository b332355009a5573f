import { expect } from 'vitest';

import type { LoggedCall, Sandbox } from '../../../../sandbox/index.mts';
import type { RunResult } from '../../support/engine.mts';
import { expectSecretsInBodies } from '../../support/harness.mts';
import { fatesOf, identityOf } from './accounts.mts';
import type { Fate } from './accounts.mts';
import { callsByItem } from './errands.mts';
import type { Errand, Person } from './errands.mts';

/** One run, and what is left of it to be checked. */
export interface Played {
	readonly sandbox: Sandbox;
	readonly errand: Errand;
	readonly people: readonly Person[];
	readonly result: RunResult;
	readonly concurrency: number;
	/** The site was out of reach for a time; connections that it ended then are in no log. */
	readonly outOfReach: boolean;
}

/** The site took the call and raised no objection. */
function tookEffect({ processed, code }: LoggedCall): boolean {
	return processed && code === undefined;
}

/** Endings of which the caller knows whether the call was applied. */
const CLEAR = [undefined, 'throttle', 'status 429', 'slowDrip'];

function leavesDoubt({ fault, aborted, endedAt }: LoggedCall): boolean {
	return aborted || endedAt === undefined || !CLEAR.includes(fault);
}

/** On a busy machine an answer may come after the caller's time, though the site did nothing wrong. */
function ranLate({ result }: Played): boolean {
	return /took too long|within the time allowed/.test(result.stored);
}

function expectTruth(fate: Fate, calls: readonly LoggedCall[], played: Played): void {
	const { effect } = played.errand;
	const effects = calls.filter(tookEffect).length;
	switch (fate) {
		case 'done':
			expect(effects).toBeGreaterThanOrEqual(1);
			return;
		case 'not applied':
			if (effect !== 'read') expect(effects).toBe(0);
			return;
		case 'unknown':
			expect(effect).not.toBe('read');
			expect(played.outOfReach || ranLate(played) || calls.some(leavesDoubt)).toBe(true);
	}
}

/** Two items about the same person, also by way of others, one by one in input order. */
function expectOrder(played: Played, calls: readonly LoggedCall[][]): void {
	const { people, errand } = played;
	const lanes = people.map((_person, index) => index);
	for (let round = 0; round < people.length; round += 1) {
		for (const [first, one] of people.entries()) {
			for (const [second, other] of people.entries()) {
				if (!errand.keys(one).some((key) => errand.keys(other).includes(key))) continue;
				const lane = Math.min(lanes[first] ?? 0, lanes[second] ?? 0);
				lanes[first] = lane;
				lanes[second] = lane;
			}
		}
	}
	for (const [index, lane] of lanes.entries()) {
		const before = calls.filter((_calls, other) => other < index && lanes[other] === lane).flat();
		for (const call of calls[index] ?? []) {
			for (const earlier of before) expect(earlier.seq).toBeLessThan(call.seq);
		}
	}
}

/** The caller has given up, which the site may notice late: no telling when that was. */
function isAbandoned({ fault, aborted, endedAt }: LoggedCall): boolean {
	if (fault?.startsWith('stall')) return true;
	return (fault === undefined || fault === 'slowDrip') && (aborted || endedAt === undefined);
}

/** Most calls that were under way at the same time, of those whose end is known. */
export function mostAtOnce(calls: readonly LoggedCall[]): number {
	const steps = calls
		.filter((call) => !isAbandoned(call))
		.flatMap(({ startedAt, endedAt = Infinity }) => [
			{ at: startedAt, change: 1 },
			{ at: endedAt, change: -1 },
		]);
	steps.sort((one, other) => one.at - other.at || one.change - other.change);
	let now = 0;
	let most = 0;
	for (const { change } of steps) {
		now += change;
		most = Math.max(most, now);
	}
	return most;
}

function encodings(secret: string): string[] {
	const base64 = Buffer.from(secret).toString('base64');
	return [secret, encodeURIComponent(secret), base64, base64.replace(/=+$/, '')];
}

/** Secrets travel in the body of each request, and are nowhere else. */
export function expectNoSecrets({ sandbox, result }: Pick<Played, 'sandbox' | 'result'>): void {
	const { error, ...rest } = result;
	const thrown = error === undefined ? [] : [error.message, error.stack, { ...error }];
	const shown = JSON.stringify([rest, thrown]);
	for (const secret of Object.values(sandbox.credentials)) {
		for (const text of encodings(secret)) expect(shown).not.toContain(text);
	}
	expectSecretsInBodies(sandbox);
	for (const { path } of sandbox.calls) {
		expect(path).toMatch(/^\/demo\/site\/SR(Cons|Group)API$/);
	}
}

/** What has to be true of each run, whatever went wrong on the way. */
export function expectPromisesKept(played: Played): readonly Fate[] {
	const { sandbox, people, errand, result, concurrency } = played;
	const fates = fatesOf(result);
	const calls = callsByItem(sandbox.calls, people);
	expect(fates).toHaveLength(people.length);
	for (const [index, fate] of fates.entries()) {
		const own = calls[index] ?? [];
		if (errand.effect === 'once only') {
			expect(own.filter(({ processed }) => processed).length).toBeLessThanOrEqual(1);
		}
		expectTruth(fate, own, played);
		if (fate === 'unknown' && result.error === undefined) {
			expect(identityOf(result, index)).toBeDefined();
		}
	}
	expectOrder(played, calls);
	expect(mostAtOnce(sandbox.calls)).toBeLessThanOrEqual(concurrency);
	expectNoSecrets(played);
	return fates;
}
