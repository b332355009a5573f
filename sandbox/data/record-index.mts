import { IndexMap } from './index-map.mts';
import type { Constituent } from './types.mts';

/** Fields by which records are found; e-mail addresses whatever their case [code C-py]. */
const INDEXED = ['email.primary_address', 'member_id', 'user_name'] as const;

export type IndexedField = (typeof INDEXED)[number];

/** Finds records by the values of three fields without looking through all of them. */
export class RecordIndex {
	readonly #maps: Readonly<Record<IndexedField, IndexMap>> = {
		'email.primary_address': new IndexMap(),
		member_id: new IndexMap(),
		user_name: new IndexMap(),
	};

	/** Enters a whole record. */
	enter({ consId, values }: Constituent): void {
		for (const name of INDEXED) this.change(consId, name, undefined, values.get(name));
	}

	/** Notes that a record's value changed; fields that are not indexed don't matter. */
	change(consId: string, name: string, before: string | undefined, after?: string): void {
		const indexed = INDEXED.find((candidate) => candidate === name);
		if (!indexed) return;
		if (before) this.#maps[indexed].remove(keyOf(indexed, before), consId);
		if (after) this.#maps[indexed].add(keyOf(indexed, after), consId);
	}

	/** cons_id of the records with this value. */
	find(name: IndexedField, value: string): string[] {
		return this.#maps[name].find(keyOf(name, value));
	}

	clear(): void {
		for (const map of Object.values(this.#maps)) map.clear();
	}
}

function keyOf(name: IndexedField, value: string): string {
	return name === 'email.primary_address' ? value.toLowerCase() : value;
}
