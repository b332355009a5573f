import type { Params } from '../../transport/call';
import { ADDRESS_FIELD } from '../../transport/identity';
import { InputError, quote } from '../input';
import type { RecordFields } from './recordFields';

/** How a call is made and where it comes from: nothing that a record would hold. */
export const NO_VALUES: ReadonlySet<string> = new Set([
	'center_id',
	'no_welcome',
	'source',
	'sub_source',
	'suppress_cleaning',
]);

/** Parameters that change nothing of the record by themselves. */
const NO_CHANGES: ReadonlySet<string> = new Set([
	...NO_VALUES,
	'get_single_sign_on_token',
	'teamraiser_registration',
]);

const MOST_COLUMNS = 10;

function listOf(columns: readonly string[]): string {
	const shown = columns.slice(0, MOST_COLUMNS).map(quote).join(', ');
	const more = columns.length - MOST_COLUMNS;
	return more > 0 ? `${shown} and ${more} more` : shown;
}

function noColumnFits(columns: readonly string[]): InputError {
	const wrong = columns.find((column) => /[;\t]/.test(column));
	return new InputError(
		'Fields',
		`None of the columns is a field of the record: ${listOf(columns)}`,
		wrong === undefined
			? "Give the columns the names or labels that Field > Get Many shows, e.g. 'name.first' or 'First Name', or choose 'Map Each Column Manually'."
			: `The column ${quote(wrong)} looks like several: the file was split by the wrong delimiter. Set 'Delimiter' in the node that reads it, e.g. to ';' or a tab.`,
	);
}

function nothingToChange(): InputError {
	return new InputError(
		'Record Fields',
		'There is nothing to change: no field of the record has a value, and no membership, interaction or other field is given',
		"Give at least one value. Fields whose values are empty are left as they are, unless 'Empty Values' under 'Options' says otherwise.",
	);
}

function isChange(name: string): boolean {
	return !NO_CHANGES.has(name);
}

/**
 * A write that changes nothing would be reported as a success.
 *
 * @param further what else the call would change: memberships, an interaction, further fields
 * @param mayCreate whether the call may add a record, for which a key alone is enough
 * @throws InputError when there is nothing to change
 */
export function assertChanges(record: RecordFields, further: Params, mayCreate: boolean): void {
	if (Object.keys(further).some(isChange)) return;
	if (record.noColumnFits) throw noColumnFits(record.strayColumns);
	if (mayCreate || Object.keys(record.params).length > 0) return;
	throw nothingToChange();
}

/**
 * The address that finds the record is in it already.
 *
 * @param key what locates the constituent
 * @throws InputError when nothing else is to be changed
 */
export function assertMoreThanKey(changes: Readonly<Params>, { primary_email }: Params): void {
	const isKey = (name: string, text: string) =>
		(name === ADDRESS_FIELD || name === 'primary_email') && text === primary_email;
	const others = Object.entries(changes).filter(([name, text]) => !isKey(name, text));
	if (!others.some(([name]) => isChange(name))) throw nothingToChange();
}
