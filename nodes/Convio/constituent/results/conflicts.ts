import { isReservedName } from '../../parameters/record/reservedNames';
import type { Params } from '../../transport/call';
import { ADDRESS_FIELD, identityKeys } from '../../transport/identity';

/** A field that items of one constituent set to different values. */
export interface Conflict {
	readonly field: string;
	/** Items that set it, in input order. */
	readonly items: readonly number[];
}

interface Setting {
	/** The first of its names that an item gives. */
	readonly field: string;
	readonly values: Set<string>;
	readonly items: number[];
}

/**
 * The record fields that items with the same key set to different values. The last one wins; and if the
 * key is wrong, the items are about several people, whose data ends up in one record.
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
		for (const { field, ...setting } of settingsOf(calls, items)) {
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

/** A key that does not find the record is stored in it, like any other value. */
function isStored(field: string, params: Readonly<Params>): boolean {
	if (field === 'member_id') return params.cons_id !== undefined;
	if (field === 'primary_email') return params[ADDRESS_FIELD] === undefined;
	return !isReservedName(field);
}

function settingsOf(
	calls: ReadonlyArray<Readonly<Params> | undefined>,
	items: readonly number[],
): Iterable<Setting> {
	const settings = new Map<string, Setting>();
	for (const item of items) {
		const params = calls[item] ?? {};
		for (const [name, text] of Object.entries(params)) {
			if (!isStored(name, params)) continue;
			// The address has two names on the wire, and no case.
			const isAddress = name === 'primary_email' || name === ADDRESS_FIELD;
			const key = isAddress ? ADDRESS_FIELD : name;
			const setting = settings.get(key) ?? { field: name, values: new Set<string>(), items: [] };
			setting.values.add(isAddress ? text.toLowerCase() : text);
			setting.items.push(item);
			settings.set(key, setting);
		}
	}
	return settings.values();
}
