import { expect, it } from 'vitest';

import { tellChange } from '../../../nodes/Convio/parameters/changes.ts';
import type { Hint } from '../../../nodes/Convio/parameters/input.ts';

function told(value: unknown, text: string | undefined, parameter = 'x'): readonly Hint[] {
	const hints: Hint[] = [];
	tellChange((hint) => hints.push(hint), parameter, value, text);
	return hints;
}

it.each([
	[' Ada ', 'Ada'],
	[null, ' '],
	['', ' '],
	[[1010, '1010.0'], '1010'],
	[new Date('1980-05-02'), '1980-05-02T00:00:00'],
])('%j that is sent as %j is told', (from, to) => {
	expect(told(from, to)).toStrictEqual([{ kind: 'changed value', parameter: 'x', from, to }]);
});

it.each([
	['Ada', 'Ada'],
	[7, '7'],
	[true, 'true'],
	[[1010, 1013], '1010,1013'],
	[{ entries: [{ entry: '1010' }] }, '1010'],
	['', undefined],
])('%j that is sent as %j is not', (value, text) => {
	expect(told(value, text)).toStrictEqual([]);
});

it('never shows a password', () => {
	expect(JSON.stringify(told(' secret ', 'secret', 'user_password'))).not.toContain('secret');
});
