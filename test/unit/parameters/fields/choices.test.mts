import { describe, expect, it } from 'vitest';

import { group, ownGroup } from '../../../../nodes/Convio/parameters/fields/group.ts';
import { limit } from '../../../../nodes/Convio/parameters/fields/limit.ts';
import { simplify, toggle } from '../../../../nodes/Convio/parameters/fields/toggle.ts';
import { itemWith, refusalOf } from '../support/input.mts';

describe('a group', () => {
	const read = (parameter: typeof group, value: unknown) =>
		parameter.read(itemWith({ group: value }));
	const own = ownGroup('A group of yours');

	it.each([
		[{ mode: 'list', value: '1010' }, '1010'],
		[{ mode: 'id', value: ' 7 ' }, '7'],
		[1010, '1010'],
	])('%j is sent as its ID', (value, id) => {
		expect(read(group, value)).toBe(id);
	});

	it.each([null, '', { mode: 'id', value: ' ' }, { id: 7 }, [{ value: 7 }]])(
		'is needed: %j is refused',
		(value) => {
			expect(refusalOf(() => read(group, value))).toMatchObject({
				field: 'Group',
				message: "'Group' is empty: no group ID is given",
				description:
					'Choose a group from the list, or check that the expression finds a value in this item.',
			});
		},
	);

	it('of the site cannot be joined', () => {
		expect(read(group, '999')).toBe('999');
		expect(refusalOf(() => read(own, '999')).message).toContain('below 1000 are predefined');
		expect(read(own, '1000')).toBe('1000');
	});

	it('is picked from the groups that fit', () => {
		const searchOf = ({ properties }: typeof group) => JSON.stringify(properties);
		expect(searchOf(group)).toContain('"searchListMethod":"searchGroups"');
		expect(searchOf(own)).toContain('"searchListMethod":"searchJoinableGroups"');
		expect(own.properties).toMatchObject([
			{ displayName: 'Group', name: 'group', required: true, description: 'A group of yours' },
		]);
	});
});

describe('a limit', () => {
	const read = (values: Record<string, unknown>) => limit.read(itemWith(values));

	it.each([
		[{}, 50],
		[{ limit: 1 }, 1],
		[{ limit: '200' }, 200],
		[{ returnAll: 'no', limit: 3 }, 3],
		[{ returnAll: true, limit: 0 }, Infinity],
	])('%j is %d', (values, most) => {
		expect(read(values)).toBe(most);
	});

	it.each([0, -1, 1.5, 'many', NaN])('%j is none', (value) => {
		expect(refusalOf(() => read({ limit: value }))).toMatchObject({
			field: 'Limit',
			message: `'Limit' must be a whole number, 1 or greater, not '${value}'`,
		});
	});
});

describe('a toggle', () => {
	it.each([
		[true, true],
		['No', false],
		[null, true],
		['', true],
	])('%j is %j where the default is on', (value, isOn) => {
		expect(simplify.read(itemWith({ simplify: value }))).toBe(isOn);
	});

	it('is off by default where the form says so', () => {
		const quiet = toggle({ displayName: 'Quiet', name: 'quiet', default: false });
		expect(quiet.read(itemWith({}))).toBe(false);
		expect(quiet.properties).toEqual([
			{ displayName: 'Quiet', name: 'quiet', default: false, type: 'boolean' },
		]);
		expect(refusalOf(() => quiet.read(itemWith({ quiet: 'perhaps' }))).message).toContain(
			"'Quiet' must be true or false",
		);
	});
});
