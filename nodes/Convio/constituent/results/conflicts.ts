import { isReservedName } from '../../parameters/record/reservedNames';
import type { Params } from '../../transport/call';
import { identityKeys } from '../../transport/identity';

/** A field that items of one constituent set to different values. */
export interface Conflict {
	readonly field: string;
	/** Items that set it, in input order. */
	readonly items: readonly number[];
}

interface Setting {
	readonly values: Set<string>;
	readonly items: number[];
}

/**
 * The record fields that items of the same constituent set to different values: the last one wins,
 * and with a wrong key they are several people.
 *
 * @param calls the parameters of each item's call; undefined for an item without one
 */
export function conflicts(calls: ReadonlyArray<Readonly<Params> | undefined>): Conflict[] {
	const byKey = new Map<string, number[]>();
	calls.forEach((params, index) => {
		for (const key of params === undefined ? [] : identityKeys(params)) {
			const items = byKey.get(key) ?? [];
			items.push(index);
			byKey.set(key, items);
		}
	});
	const found = new Map<string, Set<number>>();
	for (const items of byKey.values()) {
		if (items.length < 2) continue;
		for (const [field, setting] of settingsOf(calls, items)) {
			if (setting.values.size < 2) continue;
			const known = found.get(field) ?? new Set<number>();
			for (const item of setting.items) known.add(item);
			found.set(field, known);
		}
	}
	return [...found].map(([field, items]) => ({
		field,
		items: [...items].sort((a, b) => a - b),
	}));
}

function settingsOf(
	calls: ReadonlyArray<Readonly<Params> | undefined>,
	items: readonly number[],
): ReadonlyMap<string, Setting> {
	const settings = new Map<string, Setting>();
	for (const item of items) {
		for (const [field, text] of Object.entries(calls[item] ?? {})) {
			if (isReservedName(field)) continue;
			const setting = settings.get(field) ?? { values: new Set<string>(), items: [] };
			setting.values.add(text);
			setting.items.push(item);
			settings.set(field, setting);
		}
	}
	return settings;
}
