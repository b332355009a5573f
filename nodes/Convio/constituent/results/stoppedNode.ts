import type { ItemResult } from './result';
import type { Failure } from './failure';

/** More would hide the message; the input items tell the rest. */
const MOST_RANGES = 20;

/** Item numbers as people write them: `0–2, 5`. */
export function ranges(indexes: readonly number[]): string {
	const found: Array<{ first: number; last: number }> = [];
	for (const index of indexes) {
		const current = found[found.length - 1];
		if (current !== undefined && current.last === index - 1) current.last = index;
		else found.push({ first: index, last: index });
	}
	const shown = found
		.slice(0, MOST_RANGES)
		.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));
	return found.length > MOST_RANGES ? `${shown.join(', ')} and others` : shown.join(', ');
}

function indexesOf(
	results: readonly ItemResult[],
	fits: (result: ItemResult) => boolean,
): number[] {
	return results.flatMap((result, index) => (fits(result) ? [index] : []));
}

/** Which failure the node stops with: the first that is an item's own, else the first there is. */
function firstFailure(
	results: readonly ItemResult[],
): { index: number; failure: Failure } | undefined {
	let first: { index: number; failure: Failure } | undefined;
	for (const [index, result] of results.entries()) {
		if (result.kind !== 'failure') continue;
		const { failure } = result;
		if (failure.scope !== 'cut short') return { index, failure };
		first ??= { index, failure };
	}
	return first;
}

/**
 * What to stop with, in a node that is to stop at the first failure: no item leaves it then, so the
 * failure tells what became of the others.
 *
 * @returns undefined when all items succeeded
 */
export function stoppedNode(
	results: readonly ItemResult[],
): { index: number; failure: Failure } | undefined {
	const first = firstFailure(results);
	if (first === undefined || results.length === 1) return first;
	const done = indexesOf(results, ({ kind }) => kind === 'items');
	const unknown = indexesOf(
		results,
		(result) => result.kind === 'failure' && result.failure.outcome === 'unknown',
	);
	const progress = `${done.length} of ${results.length} items had succeeded when the node stopped`;
	const description = [
		first.failure.description,
		done.length === 0 ? `${progress}.` : `${progress} [items ${ranges(done)}].`,
		unknown.length === 0
			? ''
			: `The outcome of these items is unknown: [items ${ranges(unknown)}].`,
	];
	return {
		index: first.index,
		failure: {
			...first.failure,
			description: description.filter((text) => text !== '').join(' '),
		},
	};
}
