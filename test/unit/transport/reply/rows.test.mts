import { describe, expect, it } from 'vitest';

import { ReplyError, rowsOf } from '../../../../nodes/Convio/transport/reply/rows.ts';

describe('the rows of a response', () => {
	it('are the records of its list, without empty elements', () => {
		const group = [{ id: '1' }, '', null, { id: '2' }];
		expect(rowsOf({ group }, 'group')).toStrictEqual([{ id: '1' }, { id: '2' }]);
	});

	it.each([{}, { group: 'x' }, { group: { id: '1' } }, { groups: [{ id: '1' }] }])(
		'of %j are none',
		(data) => {
			expect(rowsOf(data, 'group')).toStrictEqual([]);
		},
	);

	it.each([['x'], [['x']], ['0'], [' ']])('with an entry %j say that it is no record', (entry) => {
		const rows = () => rowsOf({ group: [{ id: '1' }, entry] }, 'group');
		expect(rows).toThrow(ReplyError);
		expect(rows).toThrow(expect.objectContaining({ name: 'ReplyError' }));
		expect(rows).toThrow("an entry of its list 'group' is not a record");
	});
});
