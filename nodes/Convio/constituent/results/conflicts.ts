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

/** A key that does not find the record is stored in it, like any other value. */
function isStored(field: string, params: Readonly<Params>): boolean {
	if (field === 'member_id') return params.cons_id !== undefined;
	if (field === 'primary_email') return params[ADDRESS_FIELD] === undefined;
	return !isReservedName(field);
}

function settingsOf(
	calls: ReadonlyArray<Readonly<Params> | undefined>,
	items: readonly number[],
): ReadonlyMap<string, Setting> {
	const settings = new Map<string, Setting>();
	for (const item of items) {
		const params = calls[item] ?? {};
		for (const [field, text] of Object.entries(params)) {
			if (!isStored(field, params)) continue;
			const setting = settings.get(field) ?? { values: new Set<string>(), items: [] };
			setting.values.add(text);
			setting.items.push(item);
			settings.set(field, setting);
		}
	}
	return settings;
}
