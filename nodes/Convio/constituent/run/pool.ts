import pLimit from 'p-limit';

/**
 * Works through a list with so many at once, in the order of the list.
 *
 * @throws what the first failing piece of work throws
 */
export async function inPool<T>(
	list: readonly T[],
	size: number,
	work: (entry: T) => Promise<void>,
): Promise<void> {
	await pLimit(size).map(list, work);
}
