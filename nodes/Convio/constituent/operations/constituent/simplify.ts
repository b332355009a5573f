import type { IDataObject } from 'n8n-workflow';

import { methodFacts } from '../../../transport/apiMethods';
import { isDataObject } from '../../../transport/reply/data';
import type { Data, DataObject } from '../../../transport/reply/data';

/** An XML date with its zone, as records carry it: `1980-05-02-06:00`. The day is the one written. */
const ZONED_DATE = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/;

function simpleLeaf(value: string | null): string | boolean | null {
	if (value === 'true') return true;
	if (value === 'false') return false;
	return value === null ? null : (ZONED_DATE.exec(value)?.[1] ?? value);
}

function simpleList(list: readonly Data[]): IDataObject[string] {
	return list.map((entry) =>
		typeof entry === 'string' || entry === null ? simpleLeaf(entry) : entry,
	);
}

/** `custom` groups its fields by type; each carries its own name as `id`. */
function flattenCustom(custom: DataObject, target: Map<string, IDataObject[string]>): void {
	for (const [type, entries] of Object.entries(custom)) {
		for (const entry of Array.isArray(entries) ? entries : [entries]) {
			if (!isDataObject(entry) || typeof entry.id !== 'string') continue;
			const { id } = entry;
			const content = entry.content === undefined || entry.content === '' ? null : entry.content;
			const isText = type === 'string' || typeof content === 'object';
			target.set(id, isText ? content : simpleLeaf(content));
		}
	}
}

/** A group of fields that has none arrives as an empty value. It is no field, so it is left out. */
const GROUPS: ReadonlySet<string> = new Set(methodFacts('getUser').composites);

function flatten(
	value: DataObject,
	prefix: string,
	target: Map<string, IDataObject[string]>,
): void {
	for (const [name, member] of Object.entries(value)) {
		const path = `${prefix}${name}`;
		if (path === 'custom' && isDataObject(member)) flattenCustom(member, target);
		else if (GROUPS.has(path) && (member === null || member === '')) continue;
		else if (isDataObject(member)) flatten(member, `${path}.`, target);
		else target.set(path, Array.isArray(member) ? simpleList(member) : simpleLeaf(member));
	}
}

/** What tells a person who it is; n8n's table shows forty columns, a record has more. */
const WHO = ['cons_id', 'member_id', 'name.first', 'name.last', 'email.primary_address'];

const inOrder = new Intl.Collator('en', { numeric: true });

function rank(name: string): number {
	const place = WHO.indexOf(name);
	return place < 0 ? WHO.length : place;
}

/**
 * A record as one flat object, named as the API spells its fields (`name.first`,
 * `custom_string1`), so that it can be mapped back into a write: booleans as booleans, dates as
 * `yyyy-MM-dd`, lists as arrays, everything else as the text that it is. Who it is comes first, then
 * the fields by name, whatever the order on the wire.
 *
 * @param record the content of `getConsResponse`
 */
export function simplifyRecord(record: DataObject): IDataObject {
	const target = new Map<string, IDataObject[string]>();
	flatten(record, '', target);
	return Object.fromEntries(
		[...target].sort(([a], [b]) => rank(a) - rank(b) || inOrder.compare(a, b)),
	);
}
