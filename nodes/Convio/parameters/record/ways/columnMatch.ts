import { asHeading } from '../list/fieldIndex';
import type { FieldIndex } from '../list/fieldIndex';
import { isReservedName, takenBy } from '../reservedNames';
import type { SiteField } from '../list/siteFields';

/** Which field of the record a column is. */
export type ColumnMatch =
	| { readonly kind: 'field'; readonly field: SiteField }
	/** Several fields have this label. */
	| { readonly kind: 'ambiguous'; readonly names: readonly string[] }
	/** The node has a field of its own for it. */
	| { readonly kind: 'own'; readonly takenBy: string }
	| { readonly kind: 'none' };

/** Headings that mean an identifying field of the node, whatever label the site gives to its fields. */
const OWN_HEADINGS: ReadonlyMap<string, string> = new Map([
	['member id', 'member_id'],
	['constituent id', 'cons_id'],
	['cons id', 'cons_id'],
]);

function find(index: FieldIndex, column: string): ColumnMatch {
	const heading = asHeading(column);
	const reserved = isReservedName(heading) ? heading : OWN_HEADINGS.get(heading);
	if (reserved !== undefined) return { kind: 'own', takenBy: takenBy(reserved) };
	const exact = index.byName.get(column);
	if (exact !== undefined) return { kind: 'field', field: exact };
	const candidates = [index.byHeading.get(heading) ?? [], index.byLabel.get(heading) ?? []];
	for (const fields of candidates) {
		const own = fields.find(({ name }) => isReservedName(name));
		if (own !== undefined) return { kind: 'own', takenBy: takenBy(own.name) };
		const [field, ...others] = fields;
		if (field !== undefined && others.length === 0) return { kind: 'field', field };
	}
	const shared = candidates.flat().map(({ name }) => name);
	if (shared.length === 0) return { kind: 'none' };
	return { kind: 'ambiguous', names: [...new Set(shared)].sort() };
}

/** Bounds what is kept: items with more different columns than that come from no spreadsheet. */
const MOST_KEPT = 2000;
const found = new WeakMap<FieldIndex, Map<string, ColumnMatch>>();

/**
 * The field that a column is: by its wire name, by that name leniently spelled, or by its label, each
 * only if it fits exactly one field. It depends on the heading and the list alone.
 */
export function matchColumn(index: FieldIndex, column: string): ColumnMatch {
	const known = found.get(index) ?? new Map<string, ColumnMatch>();
	found.set(index, known);
	const before = known.get(column);
	if (before !== undefined) return before;
	const match = find(index, column);
	if (known.size < MOST_KEPT) known.set(column, match);
	return match;
}
