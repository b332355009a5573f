/** Finds records by a text that several of them may share. */
export class IndexMap {
	readonly #ids = new Map<string, Set<string>>();

	add(key: string, id: string): void {
		const ids = this.#ids.get(key);
		if (ids) ids.add(id);
		else this.#ids.set(key, new Set([id]));
	}

	remove(key: string, id: string): void {
		const ids = this.#ids.get(key);
		ids?.delete(id);
		if (ids?.size === 0) this.#ids.delete(key);
	}

	/** The ids found, oldest entry first. */
	find(key: string): string[] {
		return [...(this.#ids.get(key) ?? [])];
	}

	clear(): void {
		this.#ids.clear();
	}
}
