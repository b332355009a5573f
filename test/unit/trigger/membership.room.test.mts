import { describe, expect, it } from 'vitest';

import { NOBODY } from '../../../nodes/Convio/trigger/known/groupState.ts';
import { look } from '../../../nodes/Convio/trigger/known/membership.ts';
import { people } from './support/engine.mts';

const NOW = 1_795_608_000_000;
/** 900 IDs of 13 digits take 12,600 of 15,000 characters, each with a separator. */
const LISTED = people(900, 1_000_000_000_000);
const GONE = people(900, 2_000_000_000_000);

function after(members: readonly string[], missing: ReadonlyMap<string, number>, short: boolean) {
	return look({ members: new Set(members), missing, held: 0 }, new Set(LISTED), short, NOW);
}

describe('a state without room for all who are missing', () => {
	it('remembers the newest, and tells how many it forgot', () => {
		// One of 13 digits with the time takes 29 characters, each of the others 14: 1 + 169 fit into 2,400.
		const { known, forgotten, joined, left } = after([...LISTED, ...GONE], new Map(), false);
		expect([...known.missing.keys()].sort()).toEqual(GONE.slice(-170));
		expect(new Set(known.missing.values())).toEqual(new Set([NOW]));
		expect(known.members).toEqual(new Set([...LISTED, ...GONE.slice(-170)]));
		expect({ forgotten, joined, left }).toEqual({ forgotten: 730, joined: [], left: [] });
	});

	it('needs room for each time', () => {
		const missing = new Map(GONE.map((id, index) => [id, NOW - (index % 2)]));
		// Two times: 2 × 29 characters, and 14 for each of the 167 others.
		const { known, forgotten } = after([...LISTED, ...GONE], missing, true);
		expect(known.members.size - LISTED.length).toBe(169);
		expect(forgotten).toBe(731);
	});

	it('needs none for a time that is not known', () => {
		const { known, forgotten } = after([...LISTED, ...GONE], new Map(), true);
		expect([...known.missing]).toEqual([]);
		expect(known.members.size - LISTED.length).toBe(171);
		expect(forgotten).toBe(729);
	});
});

describe('a state with room', () => {
	it.each([171, 172])('for 171 of %d without a time forgets none of the first 171', (count) => {
		const { forgotten } = after([...LISTED, ...GONE.slice(0, count)], new Map(), true);
		expect(forgotten).toBe(count - 171);
	});

	it('begins with nobody', () => {
		const first = look(NOBODY, new Set(['1002', '999']), false, NOW);
		expect(first).toEqual({
			known: { members: new Set(['1002', '999']), missing: new Map(), held: 0 },
			joined: ['999', '1002'],
			left: [],
			forgotten: 0,
		});
	});
});
