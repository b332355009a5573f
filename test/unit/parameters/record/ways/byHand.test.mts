import { expect, it } from 'vitest';

import { fieldsByHand } from '../../../../../nodes/Convio/parameters/record/ways/byHand.ts';
import { itemWith } from '../../support/input.mts';

it('a field that nobody filled in is no field, while an expression may well find nothing', () => {
	const input = {
		...itemWith({
			'fields.schema': [{ id: 'name.first', displayName: 'First Name', type: 'string' }],
			'fields.value': { 'name.first': null, 'name.last': null, nickname: null, suffix: '' },
		}),
		readRaw: (name: string) =>
			name === 'fields.value'
				? { 'name.first': '={{ $json.a }}', 'name.last': null, nickname: null, suffix: '' }
				: null,
	};
	expect(fieldsByHand(input)).toStrictEqual({
		fields: [
			{
				name: 'name.first',
				value: null,
				copy: { name: 'name.first', label: 'First Name', choices: [], type: 'text' },
			},
			{ name: 'suffix', value: '', copy: undefined },
		],
		byExpression: new Set(['name.first']),
		strayColumns: [],
	});
});

it.each([null, undefined, 'x'])('a mapper without fields (%j) gives none', (value) => {
	expect(fieldsByHand(itemWith({ 'fields.value': value }))).toStrictEqual({
		fields: [],
		byExpression: new Set(),
		strayColumns: [],
	});
});
