import { describe, expect, it } from 'vitest';

import type { Hint } from '../../../../nodes/Convio/parameters/input.ts';
import type { GivenField } from '../../../../nodes/Convio/parameters/record/ways/givenField.ts';
import { FIRST, NICKNAME, OUTDATED, refused, sent, UNCHECKED } from './support/deciding.mts';
import { siteField } from './support/fields.mts';

describe('The copy of a field that the workflow has stored', () => {
	const colors = (...choices: string[]) => siteField('color', 'Color', { type: 'choice', choices });

	it('sends what it knows, whatever the list says of choices and lengths', () => {
		const chosen = { name: 'color', value: 'red', copy: colors('Red') };
		expect(sent(chosen, [colors('Blue')])).toStrictEqual({ text: 'Red', hints: [] });
		const written = { name: 'nickname', value: 'Adelaide', copy: { ...NICKNAME, maxLength: 20 } };
		expect(sent(written, [NICKNAME])).toStrictEqual({ text: 'Adelaide', hints: [] });
	});

	it('leaves to the list what it does not know itself', () => {
		const chosen = { name: 'color', value: 'blue', copy: colors('Red') };
		expect(sent(chosen, [colors('Blue')])).toStrictEqual({ text: 'Blue', hints: [] });
		expect(refused({ ...chosen, value: 'green' }, [colors('Blue')])).toMatchObject({
			message: "'Color' (color) must be one of its choices, not 'green'",
			description: 'The choices are: Blue',
			hints: [OUTDATED],
		});
	});

	it('does not count where it is a choice without choices', () => {
		const given = { name: 'color', value: 'green', copy: colors() };
		expect(refused(given, [colors('Blue')]).description).toBe('The choices are: Blue');
		const bare = {
			name: 'color',
			value: 'green',
			copy: { name: 'color', type: 'choice' } as const,
		};
		expect(refused(bare, [colors('Blue')]).description).toBe('The choices are: Blue');
	});

	it('does not count where the field has become one of yes and no', () => {
		const given = { name: 'nickname', value: 'maybe', copy: NICKNAME };
		const list = [siteField('nickname', 'Nickname', { type: 'boolean' })];
		expect(refused(given, list).message).toBe(
			"'Nickname' (nickname) must be true or false, not 'maybe'",
		);
	});

	it('does not take the time from a date whose field keeps one by now', () => {
		const last = siteField('custom_date1', 'Last Call', { type: 'date' });
		const given = { name: last.name, value: '2024-05-31T18:00:00', copy: last };
		expect(sent(given, [{ ...last, takesTime: true }]).text).toBe('2024-05-31T18:00:00');
	});

	it.each<[string, unknown, string | undefined, Hint[]]>([
		['nickname', 'Ada', 'Ada', [UNCHECKED]],
		['nickname', 'Adelaide', 'Adelaide', [UNCHECKED]],
		['nickname', null, undefined, []],
		['user_name', 'ada', 'ada', []],
	])('is all that is known without a list: %s %j', (name, value, text, hints) => {
		const copy = { ...NICKNAME, name };
		expect(sent({ name, value, copy })).toStrictEqual({ text, hints });
	});

	it('refuses without a hint what no list would take', () => {
		const given = { name: 'nickname', value: '#N/A', copy: NICKNAME };
		expect(refused(given).hints).toStrictEqual([]);
	});
});

describe('A field that the list has no more', () => {
	const hints = [OUTDATED, { kind: 'unlisted field', field: 'nickname' }];

	it.each<[string, GivenField]>([
		['by its name', { name: 'nickname', value: 'Adelaide' }],
		['by its stored copy', { name: 'nickname', value: 'Adelaide', copy: NICKNAME }],
	])('is sent when it was chosen in the form, and is told once: %s', (_, given) => {
		expect(sent(given, [FIRST])).toStrictEqual({ text: 'Adelaide', hints });
	});

	it('is not told of while nothing is given for it', () => {
		const expected = { text: undefined, hints: [] };
		expect(sent({ name: 'nickname', value: null }, [FIRST])).toStrictEqual(expected);
	});
});

describe('A name in Fields (JSON) that the list lacks', () => {
	const ask =
		"Field > Get Many lists the fields of the site; use one of the names in its column 'name'.";

	it.each([
		['first', 'Ada', "Use 'name.first' (First Name) instead, if that is what is meant."],
		['shoe_size', null, ask],
		['shoe_size', 'large', ask],
		['shoe_size', new Date('2024-05-31'), ask],
	])('is refused with what to use in its place: %s %j', (name, value, description) => {
		expect(refused({ name, value }, [FIRST], true)).toStrictEqual({
			field: name,
			message: `'${name}' is not the name of a field that the API administrator account may update`,
			description,
			hints: [OUTDATED],
		});
	});

	it.each([
		['name', `'{"first":"Ada"}'`],
		['user_password', undefined],
		['user_password.value', '[hidden]'],
	])('%s is refused as the whole of its parts, a password unseen', (name, shown) => {
		const given = { name, value: { first: 'Ada' } };
		expect(refused(given, [FIRST], true)).toMatchObject(
			shown === undefined
				? { message: "'user_password' must be text: [hidden]", hints: [] }
				: {
						field: name,
						message: `'${name}' must be text, not ${shown}`,
						description: "Give each part under its own name, such as 'name.first'.",
						hints: [OUTDATED],
					},
		);
	});

	it('is not to blame where the account may update no field at all', () => {
		expect(refused({ name: 'first', value: 'Ada' }, [], true)).toMatchObject({
			field: 'Fields (JSON)',
			message:
				"'Fields (JSON)' can set nothing: the site lists no field that the API administrator account may update",
			hints: [OUTDATED],
		});
	});
});
