import { describe, expect, it } from 'vitest';

import {
	assertChanges,
	assertMoreThanKey,
} from '../../../../nodes/Convio/parameters/record/nothingToChange.ts';
import { refusalOf } from '../support/input.mts';

const refusalOfColumns = (strayColumns: readonly string[]) =>
	refusalOf(() => assertChanges({ params: {}, noColumnFits: true, strayColumns }, {}, true));

const numbered = (count: number) => Array.from({ length: count }, (_, place) => `c${place + 1}`);

const TEN = "'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10'";

describe('where no column is a field, a person reads', () => {
	it.each([
		[1, "'c1'"],
		[2, "'c1', 'c2'"],
		[10, TEN],
		[11, `${TEN} and 1 more`],
		[25, `${TEN} and 15 more`],
	])('the first ten of %i columns', (count, shown) => {
		expect(refusalOfColumns(numbered(count))).toMatchObject({
			field: 'Fields',
			message: `None of the columns is a field of the record: ${shown}`,
			description:
				"Give the columns the names or labels that Field > Get Many shows, e.g. 'name.first' or 'First Name', or choose 'Map Each Column Manually'.",
		});
	});

	it.each([
		['First;Last', "'First;Last'"],
		['First\tLast', "'First Last'"],
	])('that the file was split by the wrong delimiter: %j', (column, shown) => {
		expect(refusalOfColumns(['x', column])).toMatchObject({
			field: 'Fields',
			message: `None of the columns is a field of the record: 'x', ${shown}`,
			description: `The column ${shown} looks like several: the file was split by the wrong delimiter. Set 'Delimiter' in the node that reads it, e.g. to ';' or a tab.`,
		});
	});
});

const NOTHING = {
	name: 'InputError',
	field: 'Record Fields',
	message:
		'There is nothing to change: no field of the record has a value, and no membership, interaction or other field is given',
	description:
		"Give at least one value. Fields whose values are empty are left as they are, unless 'Empty Values' under 'Options' says otherwise.",
};

describe('where nothing would change, a person reads that one value is needed', () => {
	it('without any value', () => {
		const empty = { params: {}, noColumnFits: false, strayColumns: [] };
		expect(refusalOf(() => assertChanges(empty, {}, false))).toMatchObject(NOTHING);
	});

	it.each(['primary_email', 'email.primary_address'])('with the key alone as %s', (name) => {
		const key = { primary_email: 'a@b.org' };
		expect(refusalOf(() => assertMoreThanKey({ [name]: 'a@b.org' }, key))).toMatchObject(NOTHING);
	});
});

it.each(['nickname', 'email.secondary_address'])(
	'the text of the key is a change in another field: %s',
	(name) => {
		const key = { primary_email: 'a@b.org' };
		expect(() => assertMoreThanKey({ [name]: 'a@b.org' }, key)).not.toThrow();
	},
);
