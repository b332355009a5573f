import { describe, expect, it } from 'vitest';

import { ReplyError, rowsOf } from '../../../../nodes/Convio/transport/reply/rows.ts';
import type { Data } from '../../../../nodes/Convio/transport/reply/data.ts';

describe('the entries of a list', () => {
	it.each<[what: string, data: Record<string, Data>, rows: unknown]>([
		['as they are', { group: [{ id: '1' }, { id: '2' }] }, [{ id: '1' }, { id: '2' }]],
		['none, of an empty list', { group: [] }, []],
		['none, of another list', { groups: [{ id: '1' }] }, []],
		['none, of what is no list', { group: 'x' }, []],
	])('%s', (_what, data, rows) => {
		expect(rowsOf(data, 'group')).toEqual(rows);
	});

	it.each<[Data]>([['text'], [null], [[]]])('may not be %j', (entry) => {
		const read = () => rowsOf({ group: [{ id: '1' }, entry] }, 'group');
		expect(read).toThrow(ReplyError);
		expect(read).toThrow("an entry of its list 'group' is not a record");
		expect(read).toThrow(expect.objectContaining({ name: 'ReplyError' }));
	});
});
