import { expect } from 'vitest';

import type { LoggedCall } from '../../../../sandbox/index.mts';
import type { Fate, ItemDetails } from './accounts.mts';
import type { Played } from './invariants.mts';

function lookUps({ sandbox, errand, people }: Played, index: number): LoggedCall[] {
	const { lookedUpBy } = errand;
	const person = people[index];
	if (lookedUpBy === undefined || person === undefined) return [];
	const value = lookedUpBy === 'member_id' ? person.memberId : person.email;
	return sandbox.calls.filter(
		({ method, params }) => method === 'getUser' && params[lookedUpBy] === value,
	);
}

/** Fails unless one of the item's look-ups has brought what is told of it. */
function expectLookup(lookup: unknown, reads: readonly LoggedCall[], played: Played): void {
	if (typeof lookup === 'string') {
		expect(lookup).not.toBe('');
		return;
	}
	expect(lookup).toBeTypeOf('object');
	const { found, cons_id } = { ...(lookup as { found?: unknown; cons_id?: string }) };
	const answered = reads.filter(({ processed }) => processed);
	const codes = answered.map(({ code }) => code);
	switch (found) {
		case 0:
			expect(codes).toContain('16');
			return;
		case 1:
			expect(codes).toContain(undefined);
			expect(played.sandbox.site.constituents.has(cons_id ?? '')).toBe(true);
			return;
		default:
			expect(found).toBe('several');
			expect(codes).toContain('8');
	}
}

function isFound(lookup: unknown): boolean {
	return typeof lookup === 'object' && lookup !== null && 'found' in lookup && lookup.found !== 0;
}

/** Fails unless what an item says about sending it again follows from what is known. */
export function expectEvidence(
	{ safeToRepeat, lookup, identity }: ItemDetails,
	fate: Fate,
	index: number,
	played: Played,
): void {
	const { effect } = played.errand;
	if (fate === 'not applied') {
		expect(safeToRepeat).toBe(true);
		expect(lookup).toBeUndefined();
		return;
	}
	expect(identity).toBeDefined();
	if (lookup !== undefined) expectLookup(lookup, lookUps(played, index), played);
	switch (effect) {
		case 'once only':
			expect(safeToRepeat).toBe(false);
			return;
		case 'after look-up':
			expect(safeToRepeat).toBe(isFound(lookup));
			return;
		case 'read':
		case 'repeatable':
			expect(lookup).toBeUndefined();
			expect(safeToRepeat).toBe(true);
	}
}
