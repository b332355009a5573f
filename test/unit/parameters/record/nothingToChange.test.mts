import { describe, expect, it } from 'vitest';

import {
	assertChanges,
	assertMoreThanKey,
} from '../../../../nodes/Convio/parameters/record/nothingToChange.ts';
import type { RecordFields } from '../../../../nodes/Convio/parameters/record/recordFields.ts';

const NONE: RecordFields = { params: {}, noColumnFits: false, strayColumns: [] };
const STRAY: RecordFields = { params: {}, noColumnFits: true, strayColumns: ['Given Name'] };

describe('a write that changes nothing', () => {
	it.each([
		[NONE, {}, false, /^There is nothing to change/],
		[
			NONE,
			{ source: 'x', sub_source: 'y', center_id: '1', suppress_cleaning: 'true' },
			false,
			/^There/,
		],
		[STRAY, {}, true, /^None of the columns.*'Given Name'/],
		[STRAY, { source: 'x' }, false, /^None of the columns/],
		[
			{ ...STRAY, params: { 'email.primary_address': 'a@b.org' } },
			{},
			true,
			/^None of the columns/,
		],
	])('%j with %j is refused (may create: %s)', (record, further, mayCreate, message) => {
		expect(() => assertChanges(record, further, mayCreate)).toThrow(message);
	});

	it.each([
		[NONE, {}, true],
		[NONE, { add_group_ids: '1' }, false],
		[STRAY, { interaction_subject: 'x' }, true],
		[NONE, { member_id: 'x' }, false],
		[{ ...NONE, params: { nickname: ' ' } }, {}, false],
	])('%j with %j is sent (may create: %s)', (record, further, mayCreate) => {
		expect(() => assertChanges(record, further, mayCreate)).not.toThrow();
	});

	const KEY = { primary_email: 'a@b.org' };

	it.each([
		[{}, KEY],
		[{ 'email.primary_address': 'a@b.org' }, KEY],
		[{ primary_email: 'a@b.org', source: 'x' }, KEY],
	])('%j is nothing beside the key %j', (changes, key) => {
		expect(() => assertMoreThanKey(changes, key)).toThrow(/^There is nothing to change/);
	});

	it.each([
		[{ 'email.primary_address': 'A@b.org' }, KEY],
		[{ 'email.primary_address': 'a@b.org', nickname: 'x' }, KEY],
		[{ primary_email: 'a@b.org' }, { cons_id: '1' }],
		[{ add_group_ids: '1' }, KEY],
	])('%j is something beside the key %j', (changes, key) => {
		expect(() => assertMoreThanKey(changes, key)).not.toThrow();
	});

	it.each(['a;b', 'a\tb'])('may come of the wrong delimiter: %j', (column) => {
		const record = { ...STRAY, strayColumns: ['x', column] };
		expect(() => assertChanges(record, {}, true)).toThrow(
			expect.objectContaining({ description: expect.stringContaining('delimiter') }),
		);
	});
});
