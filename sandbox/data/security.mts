/**
 * Security categories of the stand-in by id, for groups and interactions. Only 0, "General", is
 * documented [page update, newer]; the others are made up.
 */
export const CATEGORIES: ReadonlyMap<string, string> = new Map([
	['0', 'General'],
	['1', 'Programs'],
	['2', 'Major Gifts'],
]);
