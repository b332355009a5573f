/**
 * Groups items into lanes: items that share a key, directly or by way of others, are in one lane.
 *
 * @param keys the keys of each item, by index; undefined for an item that has no part in it
 * @returns the indexes of each lane in input order, lanes in the order of their first item
 */
export function lanesOf(keys: ReadonlyArray<readonly string[] | undefined>): number[][] {
	const parents = keys.map((_, index) => index);
	const rootOf = (index: number): number => {
		let root = index;
		while (parents[root] !== root) root = parents[root] ?? root;
		for (let step = index; step !== root; ) {
			const next = parents[step] ?? root;
			parents[step] = root;
			step = next;
		}
		return root;
	};
	const firstWith = new Map<string, number>();
	keys.forEach((itemKeys, index) => {
		for (const key of itemKeys ?? []) {
			const first = firstWith.get(key);
			if (first === undefined) {
				firstWith.set(key, index);
				continue;
			}
			const roots = [rootOf(first), rootOf(index)];
			parents[Math.max(...roots)] = Math.min(...roots);
		}
	});
	const lanes = new Map<number, number[]>();
	keys.forEach((itemKeys, index) => {
		if (itemKeys === undefined) return;
		const root = rootOf(index);
		const lane = lanes.get(root);
		if (lane === undefined) lanes.set(root, [index]);
		else lane.push(index);
	});
	return [...lanes.values()];
}
