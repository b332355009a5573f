import { describe, expect, it } from 'vitest';

import { fieldsOfSchema } from '../../../../../nodes/Convio/parameters/record/list/mapperSchema.ts';

const optionsOf = (values: readonly string[]) => values.map((value) => ({ name: value, value }));

describe('a field that a workflow has stored', () => {
	it.each([
		['number', undefined, 'number', []],
		['dateTime', undefined, 'date', []],
		['boolean', undefined, 'boolean', []],
		['string', undefined, 'text', []],
		['string', ['x'], 'text', []],
		['options', ['true', 'false'], 'boolean', []],
		['options', ['false', 'true'], 'boolean', []],
		['options', ['true', 'unknown'], 'choice', ['true', 'unknown']],
		['options', ['true', 'false', 'unknown'], 'choice', ['true', 'false', 'unknown']],
		['options', undefined, 'choice', []],
	])('as %s with the options %j is read as %s with %j', (stored, options, type, choices) => {
		const entry = {
			id: 'a',
			displayName: 'A',
			type: stored,
			...(options === undefined ? {} : { options: optionsOf(options) }),
		};
		expect(fieldsOfSchema([entry]).get('a')).toStrictEqual({
			name: 'a',
			label: 'A',
			type,
			choices,
		});
	});
});
