import { isMissing } from '../cells/text';
import { tellChange } from '../changes';
import type { Params } from '../../transport/call';
import { InputError } from '../input';
import type { ItemInput, ReadParameter } from '../input';
import { readDateFormat, readEmptyValues } from '../options/read';
import type { Parameter } from '../parameter';
import { Problems } from '../problems';
import { fieldsByHand } from './ways/byHand';
import { fieldsOfColumns } from './ways/columns';
import type { Reading } from './decide';
import { adviceForName, textToSend } from './fieldDecision';
import type { Deciding } from './fieldDecision';
import { fieldIndex } from './list/fieldIndex';
import type { Given, GivenField } from './ways/givenField';
import { fieldsOfJson } from './ways/json';
import { isZipField } from './list/knownFields';
import { recordFieldsProperties } from './recordFieldsProperties';
import { assertRecordFieldName } from './reservedNames';

/** The record fields of one item. */
export interface RecordFields {
	/** What is sent, by wire name. */
	readonly params: Params;
	/** Whether the item had columns and none of them is a field, with *Map Automatically*. */
	readonly noColumnFits: boolean;
	/** Columns that are no field, and that no expression reads either. */
	readonly strayColumns: readonly string[];
}

/** Whether the fields are found by the names of the columns, which only the site's list can tell. */
function needsSiteFields(read: ReadParameter): boolean {
	if (read('fieldsInput') !== 'mapper') return false;
	return read('fields.mappingMode') === 'autoMapInputData';
}

function readingOf({ read, timeZone }: ItemInput): Reading {
	return {
		emptyValues: readEmptyValues(read),
		format: readDateFormat(read),
		timeZone,
		now: new Date(),
	};
}

function givenIn(input: ItemInput): Given {
	if (input.read('fieldsInput') === 'json') return fieldsOfJson(input);
	return needsSiteFields(input.read) ? fieldsOfColumns(input) : fieldsByHand(input);
}

/** The error for two columns of one field with different values; a blank one does not count. */
function differing(field: string, first: GivenField, second: GivenField): InputError {
	const columns = [first.column, second.column].map((column) => `'${column}'`).sort();
	return new InputError(
		field,
		`'${field}' is given twice, with different values: in the columns ${columns.join(' and ')}`,
		'Remove one of the two columns, or make them equal.',
	);
}

function tellFilled({ fields, byExpression }: Given, { hint }: ItemInput): void {
	if (byExpression === 'none') return;
	const filled = fields.filter(({ name }) => byExpression === 'all' || byExpression.has(name));
	if (filled.length === 0) return;
	const without = filled.filter(({ value }) => isMissing(value)).map(({ name }) => name);
	const found = filled.filter(({ value }) => !isMissing(value)).map(({ name }) => name);
	hint({ kind: 'filled', with: found, without });
}

/** A field that is settled, by which column and with which text; without one if it is left alone. */
interface Settled {
	readonly from: GivenField;
	readonly text?: string;
}

/** Which of two columns of one field counts: the one with a text, else the one that is not blank. */
function better(first: Settled | undefined, second: Settled): Settled {
	if (first === undefined) return second;
	if (isMissing(second.from.value)) return first;
	if (isMissing(first.from.value) || first.text === undefined) return second;
	if (second.text === undefined || second.text === first.text) return first;
	throw differing(first.from.name, first.from, second.from);
}

function settle(given: Given, deciding: Deciding): ReadonlyMap<string, Settled> {
	const problems = new Problems();
	const adviceFor = (name: string) => adviceForName(name, deciding);
	for (const { name } of given.fields) {
		problems.attempt(() => assertRecordFieldName(name, adviceFor));
	}
	// What cannot be a field at all is refused before values are looked at.
	problems.throwIfAny();
	const settled = new Map<string, Settled>();
	for (const from of given.fields) {
		problems.attempt(() => {
			const text = textToSend(from, deciding);
			settled.set(from.name, better(settled.get(from.name), { from, text }));
		});
	}
	problems.throwIfAny();
	return settled;
}

function read(input: ItemInput): RecordFields {
	const given = givenIn(input);
	tellFilled(given, input);
	const settled = settle(given, {
		reading: readingOf(input),
		...(input.siteFields === undefined ? {} : { index: fieldIndex(input.siteFields) }),
		refusesUnlisted: input.read('fieldsInput') === 'json',
		hint: input.hint,
	});
	const params: Params = {};
	for (const [name, { from, text }] of settled) {
		if (text === undefined) continue;
		params[name] = text;
		tellChange(input.hint, name, from.value, text);
		if (typeof from.value === 'number' && isZipField(name)) {
			input.hint({ kind: 'ZIP as number', field: name });
		}
	}
	return {
		params,
		// A column that an expression reads, such as the address, tells nothing about the file.
		noColumnFits:
			given.strayColumns.length > 0 && given.fields.every(({ isRead = false }) => isRead),
		strayColumns: given.strayColumns,
	};
}

/**
 * The record fields of an item, given by hand, by columns or as JSON; reading them throws an
 * InputError for names that the record cannot have, and for values that their field cannot hold.
 */
export const recordFields: Parameter<RecordFields> = {
	properties: recordFieldsProperties,
	read,
	needsSiteFields,
};
