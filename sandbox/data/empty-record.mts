import type { Constituent } from './types.mts';

/** A record of which nothing is known but its id. */
export function emptyRecord(consId: string): Constituent {
	return {
		consId,
		values: new Map(),
		groups: new Set(),
		interests: new Set(),
		centers: new Set(),
		centerOptIns: new Set(),
		interactions: [],
		transactions: [],
		welcomes: 0,
		edits: 0,
		editedAt: 0,
		changedAt: 0,
	};
}
