import { describe, expect, it } from 'vitest';

import { fieldIndex } from '../../../../../nodes/Convio/parameters/record/list/fieldIndex.ts';
import { matchColumn } from '../../../../../nodes/Convio/parameters/record/ways/columnMatch.ts';
import { siteField } from '../support/fields.mts';

describe('a label of a field that the node has an own field for is never mapped', () => {
	const index = fieldIndex([
		siteField('name.first', 'First Name'),
		siteField('member_id', 'Supporter Number'),
		siteField('source', 'Origin'),
		siteField('custom_a', 'Shared'),
		siteField('cons_id', 'Shared'),
	]);

	it.each([
		[
			'Supporter Number',
			"'Constituent' (by Member ID), or 'Member ID' under 'Additional Fields' or 'Update Fields'",
		],
		[' supporter  number', expect.stringContaining("'Constituent' (by Member ID)")],
		['Origin', "'Source'"],
		['Shared', "'Constituent' (by Cons ID)"],
	])('%j', (column, takenBy) => {
		expect(matchColumn(index, column)).toStrictEqual({ kind: 'own', takenBy });
	});

	it('another label is', () => {
		expect(matchColumn(index, 'first name')).toStrictEqual({
			kind: 'field',
			field: siteField('name.first', 'First Name'),
		});
	});
});

describe('a column is looked up once for all items of a run', () => {
	it('with the same list', () => {
		const index = fieldIndex([siteField('name.first', 'First Name')]);
		const first = matchColumn(index, 'Shoe');
		expect(matchColumn(index, 'Shoe')).toBe(first);
	});

	it('as far as 2000 different columns, and rightly beyond', () => {
		const index = fieldIndex([siteField('name.first', 'First Name')]);
		const kept = Array.from({ length: 2000 }, (_, place) => matchColumn(index, `c${place}`));
		expect(matchColumn(index, 'c0')).toBe(kept[0]);
		expect(matchColumn(index, 'c1999')).toBe(kept[1999]);
		const beyond = matchColumn(index, 'c2000');
		expect(beyond).toStrictEqual({ kind: 'none' });
		expect(matchColumn(index, 'c2000')).not.toBe(beyond);
		expect(matchColumn(index, 'First Name')).toMatchObject({ kind: 'field' });
	});
});
