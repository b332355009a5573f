import { expect } from 'vitest';

import type { LoggedCall, Sandbox } from '../../../../sandbox/index.mts';
import type { RunResult } from '../../support/engine.mts';
import { expectSecretsInBodies } from '../../support/harness.mts';
import { detailsAt, fatesOf } from './accounts.mts';
import type { Fate } from './accounts.mts';
import { callsByItem } from './errands.mts';
import type { Errand, Person } from './errands.mts';
import { expectEvidence } from './evidence.mts';
import { mostAtOnce } from './in-flight.mts';
import { expectOrder } from './order.mts';

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

/** The site took the call, and either raised no objection or had changed something before it did. */
function tookEffect({ processed, applied, code }: LoggedCall): boolean {
	return processed && (applied || code === undefined);
}

/** Endings of which the caller knows whether the call was applied. */
const CLEAR = [undefined, 'throttle', 'status 429', 'slowDrip', 'settings'];

/**
 * Codes that leave the fate of a refused call open. With lists, nearly each code may be about them; else
 * only a code without a meaning of its own does, where a second time could add something; and that of
 * an interaction where the site logs one by itself, behind the record.
 */
function isOpenRefusal({ code }: LoggedCall, { hasLists, effect, method }: Errand): boolean {
	if (code === undefined) return false;
	if (hasLists === true) return true;
	const open = method === 'logInteraction' ? ['1', '19'] : ['1', '19', '26', '28', '31'];
	return effect === 'once only' && open.includes(code);
}

function leavesDoubt(call: LoggedCall, errand: Errand): boolean {
	const { fault, aborted, endedAt } = call;
	if (aborted || endedAt === undefined) return true;
	if (fault?.startsWith('refusal')) return isOpenRefusal(call, errand);
	return !CLEAR.includes(fault);
}

/** On a busy machine an answer may come after the caller's time, though the site did nothing wrong. */
function ranLate({ result }: Played): boolean {
	return /took too long|within the timeout/.test(result.stored);
}

function expectTruth(fate: Fate, calls: readonly LoggedCall[], played: Played): void {
	const { errand } = played;
	const effects = calls.filter(tookEffect).length;
	switch (fate) {
		case 'done':
			expect(effects).toBeGreaterThanOrEqual(1);
			return;
		case 'not applied':
			if (errand.effect !== 'read') expect(effects).toBe(0);
			return;
		case 'unknown': {
			expect(errand.effect).not.toBe('read');
			const isDoubtful = calls.some((call) => leavesDoubt(call, errand));
			expect(played.outOfReach || ranLate(played) || isDoubtful).toBe(true);
		}
	}
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

/**
 * What has to be true of each run, whatever went wrong on the way.
 *
 * @returns what the node says of each item
 */
export async function expectPromisesKept(played: Played): Promise<readonly Fate[]> {
	const { sandbox, people, errand, result, concurrency } = played;
	// Behind a load balancer that has given up, the site may still be at work.
	await sandbox.settled();
	const fates = fatesOf(result);
	const calls = callsByItem(sandbox.calls, people);
	expect(fates).toHaveLength(people.length);
	for (const [index, fate] of fates.entries()) {
		const own = calls[index] ?? [];
		if (errand.effect === 'once only') {
			expect(own.filter(({ processed }) => processed).length).toBeLessThanOrEqual(1);
		}
		expectTruth(fate, own, played);
		const details = detailsAt(result, index);
		if (fate !== 'done' && details !== undefined) expectEvidence(details, fate, index, played);
	}
	expectOrder(people, errand, calls);
	expect(mostAtOnce(sandbox.calls)).toBeLessThanOrEqual(concurrency);
	expectNoSecrets(played);
	return fates;
}
