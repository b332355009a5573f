import { isDateObject } from '../../cells/dates';
import type { ItemInput } from '../../input';
import { matchColumn } from './columnMatch';
import type { ColumnMatch } from './columnMatch';
import { fieldIndex } from '../list/fieldIndex';
import type { FieldIndex } from '../list/fieldIndex';
import type { Given, GivenField } from './givenField';
import { nothingListed } from '../list/nothingListed';
import type { SiteField } from '../list/siteFields';
import { usedColumns } from './usedColumns';

type Column = readonly [path: string, value: unknown];

/** Deeper objects come from an API, not from a spreadsheet. */
const DEEPEST = 8;

function isNested(value: unknown): value is object {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	return !isDateObject(value) && Object.keys(value).length > 0;
}

/**
 * The columns of an item. Nested objects are flattened with dots, because *Edit Fields* makes them
 * out of dotted names. An object that is itself the value of a field stays whole, to be refused.
 */
function collectColumns(
	data: object,
	index: FieldIndex,
	into: Column[],
	prefix = '',
	depth = 0,
): Column[] {
	for (const [name, value] of Object.entries(data)) {
		const path = `${prefix}${name}`;
		if (!isNested(value) || depth >= DEEPEST) {
			into.push([path, value]);
			continue;
		}
		const parts = collectColumns(value, index, [], `${path}.`, depth + 1);
		const partIsField = parts.some(([part]) => matchColumn(index, part).kind !== 'none');
		const isField = !partIsField && matchColumn(index, path).kind === 'field';
		into.push(...(isField ? [[path, value] as const] : parts));
	}
	return into;
}

function report(column: string, match: Exclude<ColumnMatch, { kind: 'field' }>, input: ItemInput) {
	switch (match.kind) {
		case 'ambiguous':
			return input.hint({ kind: 'ambiguous column', column, names: match.names });
		case 'own':
			return input.hint({ kind: 'own column', column, takenBy: match.takenBy });
		case 'none':
			input.hint({ kind: 'list may be outdated' });
			return input.hint({ kind: 'unused column', column });
	}
}

function listAtHand(fields: readonly SiteField[] | undefined): FieldIndex {
	if (fields !== undefined && fields.length > 0) return fieldIndex(fields);
	throw nothingListed('Fields');
}

/**
 * The fields that the columns of an item are, for *Map Automatically*.
 *
 * @throws InputError when the site lists no field at all
 */
export function fieldsOfColumns(input: ItemInput): Given {
	const index = listAtHand(input.siteFields);
	const used = usedColumns(input.readRaw);
	const fields: GivenField[] = [];
	const strayColumns: string[] = [];
	for (const [column, value] of collectColumns(input.json, index, [])) {
		const match = matchColumn(index, column);
		if (match.kind === 'field') {
			fields.push({ name: match.field.name, value, column, isRead: used.has(column) });
		} else if (!used.has(column)) {
			strayColumns.push(column);
			report(column, match, input);
		}
	}
	return { fields, byExpression: 'none', strayColumns };
}
