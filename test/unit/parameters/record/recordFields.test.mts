import { describe, expect, it } from 'vitest';

import { InputError } from '../../../../nodes/Convio/parameters/input.ts';
import type { Hint, ItemInput } from '../../../../nodes/Convio/parameters/input.ts';
import { mapperFields } from '../../../../nodes/Convio/parameters/record/list/mapperSchema.ts';
import { recordFields } from '../../../../nodes/Convio/parameters/record/recordFields.ts';
import type { SiteField } from '../../../../nodes/Convio/parameters/record/list/siteFields.ts';
import { siteField } from './support/fields.mts';

const FIELDS: readonly SiteField[] = [
	siteField('name.first', 'First Name', { maxLength: 10 }),
	siteField('nickname', 'Nickname', { maxLength: 10 }),
	siteField('primary_address.zip', 'ZIP'),
	siteField('birth_date', 'Birth Date', { type: 'date' }),
	siteField('custom_time1', 'Last Call', { type: 'date', takesTime: true }),
	siteField('email.accepts_email', 'Accepts Email', { type: 'boolean' }),
	siteField('email.primary_address', 'Email', { maxLength: 40 }),
	siteField('custom_number1', 'Number', { type: 'number' }),
	siteField('format', 'Format', { type: 'choice', choices: ['HTML', 'A &amp; B'] }),
];

interface Given {
	readonly parameters: Record<string, unknown>;
	readonly json?: ItemInput['json'];
	readonly list?: readonly SiteField[];
	readonly options?: Record<string, unknown>;
}

function read({ parameters, json = {}, list, options = {} }: Given) {
	const all: Record<string, unknown> = { options, ...parameters };
	const hints: Hint[] = [];
	const input: ItemInput = {
		read: (name) => all[name] ?? null,
		readRaw: (name) => all[`raw ${name}`] ?? all[name],
		json,
		timeZone: 'America/New_York',
		siteFields: list,
		hint: (hint) => hints.push(hint),
	};
	return { get: () => recordFields.read(input), hints };
}

const byHand = (values: Record<string, unknown>, schema: readonly SiteField[] = FIELDS) => ({
	fieldsInput: 'mapper',
	'fields.mappingMode': 'defineBelow',
	'fields.value': values,
	'raw fields.value': Object.fromEntries(Object.keys(values).map((name) => [name, '={{ … }}'])),
	'fields.schema': mapperFields(schema),
});
const AUTOMATIC = { fieldsInput: 'mapper', 'fields.mappingMode': 'autoMapInputData' };
const asJson = (fields: unknown) => ({ fieldsInput: 'json', fieldsJson: fields });

/** What one field becomes, in words that can be compared. */
function outcome(given: Given): unknown {
	try {
		return read(given).get().params;
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return { field: error.field, message: error.message, cure: error.description };
	}
}

describe('the same value in the same field means the same, by hand, in a column, and in JSON', () => {
	const VALUES: ReadonlyArray<readonly [name: string, value: unknown]> = [
		['name.first', 'Ada'],
		['name.first', ' Ada\u00A0'],
		['name.first', '="02139"'],
		['name.first', 7],
		['name.first', false],
		['name.first', ''],
		['name.first', null],
		['name.first', undefined],
		['name.first', '#N/A'],
		['name.first', 'Jos\uFFFD'],
		['name.first', 'x'.repeat(11)],
		['name.first', 'None'],
		['name.first', 2 ** 60],
		['name.first', ['a']],
		['primary_address.zip', 2139],
		['birth_date', '1980-05-02T23:30:00-06:00'],
		['birth_date', '1980-05-02T03:30:00Z'],
		['birth_date', new Date('1980-05-02T03:30:00Z')],
		['birth_date', '5/2/1980'],
		['birth_date', 1_717_113_600],
		['birth_date', '46205'],
		['birth_date', '2985-01-01'],
		['custom_time1', '2024-05-31T18:30:00-06:00'],
		['email.accepts_email', 'No'],
		['email.accepts_email', 1],
		['email.accepts_email', 'maybe'],
		['email.primary_address', 'ada@\u200Bexample.org'],
		['email.primary_address', 'n/a'],
		['custom_number1', '1,000'],
		['custom_number1', '007'],
		['format', 'html'],
		['format', 'a & b'],
		['format', 'Fax'],
		['format', 'UNDEFINED'],
	];

	it.each(VALUES)('%s: %j', (name, value) => {
		for (const options of [{}, { emptyValues: 'clear' }, { dateFormat: 'mdy' }]) {
			const json = { [name]: value } as ItemInput['json'];
			const automatic = outcome({ parameters: AUTOMATIC, json, list: FIELDS, options });
			expect(
				outcome({ parameters: byHand({ [name]: value }), list: FIELDS, options }),
			).toStrictEqual(automatic);
			expect(
				outcome({ parameters: byHand({ [name]: value }, []), list: FIELDS, options }),
			).toStrictEqual(automatic);
			expect(
				outcome({ parameters: asJson({ [name]: value }), list: FIELDS, options }),
			).toStrictEqual(automatic);
		}
	});
});

describe('by hand', () => {
	const STALE = FIELDS.map((field) =>
		field.name === 'format' ? { ...field, choices: ['HTML', 'Telegram'] } : field,
	).map((field) => (field.name === 'nickname' ? { ...field, maxLength: 3 } : field));

	it('what the stored copy knows is sent without the list, in its spelling, and told', () => {
		const { get, hints } = read({ parameters: byHand({ format: ' telegram ' }, STALE) });
		expect(get().params).toStrictEqual({ format: 'Telegram' });
		expect(hints.map(({ kind }) => kind)).toStrictEqual(['filled', 'unchecked', 'changed value']);
	});

	it('what it knows is sent although the list has it no more', () => {
		const { get } = read({ parameters: byHand({ format: 'Telegram' }, STALE), list: FIELDS });
		expect(get().params).toStrictEqual({ format: 'Telegram' });
	});

	it.each([
		['format', 'A & B', 'A &amp; B'],
		['nickname', 'Countess', 'Countess'],
	])('what it does not know (%s: %s) is for the list to decide', (name, value, text) => {
		const { get } = read({ parameters: byHand({ [name]: value }, STALE), list: FIELDS });
		expect(get().params).toStrictEqual({ [name]: text });
		const refused = read({
			parameters: byHand({ [name]: `${value} 1234567` }, STALE),
			list: FIELDS,
		});
		expect(refused.get).toThrow(InputError);
		expect(refused.hints).toContainEqual({ kind: 'list may be outdated' });
	});

	it.each([
		['format', 'New'],
		['nickname', 'longer than three'],
	])('and for the site where there is no list (%s: %s)', (name, value) => {
		const { get, hints } = read({ parameters: byHand({ [name]: value }, STALE) });
		expect(get().params).toStrictEqual({ [name]: value });
		expect(hints.map(({ kind }) => kind)).toStrictEqual(['filled', 'unchecked']);
	});

	it('a field that the list has no more is sent, and told', () => {
		const { get, hints } = read({ parameters: byHand({ gone: 'x' }, []), list: FIELDS });
		expect(get().params).toStrictEqual({ gone: 'x' });
		expect(hints).toContainEqual({ kind: 'unlisted field', field: 'gone' });
	});

	it('the list that offers yes and no gives a boolean', () => {
		const schema = mapperFields(FIELDS).find(({ id }) => id === 'email.accepts_email');
		expect(schema).toMatchObject({ type: 'options', options: [{ name: 'Yes' }, { name: 'No' }] });
		for (const value of ['true', 'Yes', true, 'y']) {
			const { get } = read({ parameters: byHand({ 'email.accepts_email': value }) });
			expect(get().params).toStrictEqual({ 'email.accepts_email': 'true' });
		}
	});

	it.each([
		['a text', { type: 'string' }],
		['nothing', {}],
		['a choice without choices', { type: 'options', options: [] }],
	])('the list tells the type of a field of which the copy says %s', (_what, stored) => {
		const values = {
			'email.accepts_email': 'No',
			format: ' html ',
			custom_time1: '2024-05-31T18:30:00',
			birth_date: '1950-09-06',
		};
		const schema = Object.keys(values).map((id) => ({ id, displayName: id, ...stored }));
		const parameters = { ...byHand(values), 'fields.schema': schema };
		expect(read({ parameters, list: FIELDS }).get().params).toStrictEqual({
			'email.accepts_email': 'false',
			format: 'HTML',
			custom_time1: '2024-05-31T18:30:00',
			birth_date: '1950-09-06T00:00:00',
		});
		const { get } = read({
			parameters: { ...byHand({ format: 'Sometimes' }), 'fields.schema': schema },
			list: FIELDS,
		});
		expect(get).toThrow(/must be one of its choices/);
	});

	it('the name tells where neither the copy nor a list does', () => {
		const values = { 'email.accepts_email': 'No', birth_date: '1950-09-06' };
		const schema = Object.keys(values).map((id) => ({ id }));
		const { get } = read({ parameters: { ...byHand(values), 'fields.schema': schema } });
		expect(get().params).toStrictEqual({
			'email.accepts_email': 'false',
			birth_date: '1950-09-06T00:00:00',
		});
	});

	it('a field that keeps a time keeps it by the stored copy too', () => {
		const { get } = read({ parameters: byHand({ custom_time1: '2024-05-31T18:30:00' }) });
		expect(get().params).toStrictEqual({ custom_time1: '2024-05-31T18:30:00' });
	});

	it.each(['User_Password', 'user_password.value'])(
		'a password that comes in parts is not shown: %s',
		(name) => {
			const given = asJson({ [name]: { value: 'hunter2' } });
			expect(JSON.stringify(outcome({ parameters: given, list: FIELDS }))).not.toContain('hunter2');
		},
	);

	it('tells which fields an expression has filled, and which not', () => {
		const raw = { nickname: '={{ $json.a }}', 'name.first': '={{ $json.b }}', format: 'HTML' };
		const values = { nickname: 'N', 'name.first': ' ', format: 'HTML' };
		const { get, hints } = read({ parameters: { ...byHand(values), 'raw fields.value': raw } });
		get();
		expect(hints).toContainEqual({ kind: 'filled', with: ['nickname'], without: ['name.first'] });
	});
});

describe('in JSON', () => {
	it.each([
		['first_name', "'name.first' (First Name)"],
		['name.frist', "'name.first' (First Name)"],
		['FirstName', "'name.first' (First Name)"],
		['zip', "'primary_address.zip' (ZIP)"],
		['email', "'email.primary_address' (Email)"],
	])('a name that no field has is refused, with the nearest one: %s', (name, nearest) => {
		const { get, hints } = read({ parameters: asJson({ [name]: 'x' }), list: FIELDS });
		expect(get).toThrow(
			expect.objectContaining({
				field: name,
				message: `'${name}' is not the name of a field that the API administrator account may update`,
				description: `Use ${nearest} instead, if that is what is meant.`,
			}),
		);
		expect(hints).toContainEqual({ kind: 'list may be outdated' });
	});

	it('a name that is like no other is refused with the place to look', () => {
		const { get } = read({ parameters: asJson({ xyzzy_plugh: 'x' }), list: FIELDS });
		expect(get).toThrow(
			expect.objectContaining({ description: expect.stringContaining('Field > Get Many') }),
		);
	});

	it.each(['user_password', 'user_name', 'reminder_hint'])('%s needs no list', (name) => {
		const listed = read({ parameters: asJson({ [name]: 'x' }), list: FIELDS });
		expect(listed.get().params).toStrictEqual({ [name]: 'x' });
		const unlisted = read({ parameters: asJson({ [name]: 'x' }) });
		expect(unlisted.get().params).toStrictEqual({ [name]: 'x' });
		expect(unlisted.hints).not.toContainEqual({ kind: 'unchecked' });
	});

	it('without a list, names are not checked, and values as far as their names tell', () => {
		const fields = { 'name.frist': 'x', 'email.accepts_email': 'No', custom_date1: '1980-05-02' };
		const { get, hints } = read({ parameters: asJson(fields) });
		expect(get().params).toStrictEqual({
			'name.frist': 'x',
			'email.accepts_email': 'false',
			custom_date1: '1980-05-02T00:00:00',
		});
		expect(hints).toContainEqual({ kind: 'unchecked' });
	});

	it('nothing needs no list', () => {
		const { get, hints } = read({ parameters: asJson({}) });
		expect(get().params).toStrictEqual({});
		expect(hints).toStrictEqual([]);
	});
});

describe('two columns of one field', () => {
	const given = (json: ItemInput['json'], options = {}) =>
		outcome({ parameters: AUTOMATIC, list: FIELDS, json, options });

	it.each([
		[{ 'First Name': 'Ada', 'name.first': '' }],
		[{ 'First Name': null, 'name.first': 'Ada' }],
		[{ 'First Name': 'Ada', 'name.first': ' Ada ' }],
	])('%j: the one that is not blank counts', (json) => {
		expect(given(json)).toStrictEqual({ 'name.first': 'Ada' });
		expect(given(json, { emptyValues: 'clear' })).toStrictEqual({ 'name.first': 'Ada' });
	});

	it('two values are refused, whichever comes first', () => {
		const one = given({ 'First Name': 'Ada', 'name.first': 'Eve' });
		expect(one).toMatchObject({
			field: 'name.first',
			message: expect.stringContaining("'First Name' and 'name.first'"),
		});
		expect(given({ 'name.first': 'Eve', 'First Name': 'Ada' })).toStrictEqual(one);
	});
});

it('tells all that is wrong with an item', () => {
	const fields = { 'name.first': '#N/A', birth_date: 'May', nickname: 'N' };
	try {
		read({ parameters: asJson(fields), list: FIELDS }).get();
		expect.unreachable();
	} catch (error) {
		expect(error).toMatchObject({
			field: 'name.first',
			message: "'First Name' (name.first) is an error value of a spreadsheet: '#N/A'",
			others: [{ field: 'birth_date' }],
		});
	}
});

it('never quotes a password', () => {
	for (const value of [['S3cret'], 'S3cret\uFFFD', 12345678]) {
		const { get } = read({ parameters: asJson({ user_password: value }), list: FIELDS });
		expect(get).toThrow(
			expect.objectContaining({ message: expect.not.stringContaining('S3cret') }),
		);
	}
	const { get, hints } = read({ parameters: asJson({ user_password: ' S3cret ' }), list: FIELDS });
	expect(get().params).toStrictEqual({ user_password: 'S3cret' });
	expect(JSON.stringify(hints)).not.toContain('S3cret');
});

describe('of two columns of one field', () => {
	const choices = FIELDS.map((field) =>
		field.name === 'format' ? { ...field, choices: ['HTML', 'TEXT'] } : field,
	);
	const params = (json: ItemInput['json']) =>
		read({
			parameters: AUTOMATIC,
			json,
			list: choices,
			options: { emptyValues: 'clear' },
		}).get().params;

	it.each([
		[{ format: 'HTML', Format: '' }, { format: 'HTML' }],
		[{ format: '', Format: 'HTML' }, { format: 'HTML' }],
		[{ format: '', Format: ' ' }, { format: ' ' }],
		[{ format: 'HTML', Format: 'html' }, { format: 'HTML' }],
		[{ format: 'UNDEFINED', Format: '' }, {}],
		[{ format: '', Format: 'UNDEFINED' }, {}],
		[{ format: 'UNDEFINED', Format: 'HTML' }, { format: 'HTML' }],
		[{ format: 'HTML', Format: 'UNDEFINED' }, { format: 'HTML' }],
	])('%j: %j', (json, expected) => {
		expect(params(json)).toStrictEqual(expected);
	});

	it('two different values are refused', () => {
		expect(() => params({ format: 'HTML', Format: 'TEXT' })).toThrow(/given twice/);
	});
});

it('counts a ZIP code that came as a number', () => {
	const { get, hints } = read({ parameters: AUTOMATIC, json: { ZIP: 2139 }, list: FIELDS });
	expect(get().params).toStrictEqual({ 'primary_address.zip': '2139' });
	expect(hints).toContainEqual({ kind: 'ZIP as number', field: 'primary_address.zip' });
});

it('tells what is sent in another form than it came in', () => {
	const { get, hints } = read({
		parameters: AUTOMATIC,
		json: { nickname: ' N ', custom_number1: 7, 'name.first': 'Ada' },
		list: FIELDS,
	});
	get();
	expect(hints).toStrictEqual([
		{ kind: 'changed value', parameter: 'nickname', from: ' N ', to: 'N' },
	]);
});

describe('an item none of whose columns is a field', () => {
	it.each([
		[{ Shoe: 7 }, {}, true],
		[{ Shoe: 7, nickname: '' }, {}, false],
		[{ Shoe: 7 }, { value: '={{ $json.Shoe }}' }, false],
		[{ Shoe: 7, Email: 'a@b.org' }, { value: '={{ $json.Email }}' }, true],
		[{ Shoe: 7, Email: 'a@b.org' }, {}, false],
		[{ Email: 'a@b.org' }, { value: '={{ $json.Email }}' }, false],
		[{}, {}, false],
	])('%j with %j: %s', (json, constituent, noColumnFits) => {
		const parameters = { ...AUTOMATIC, constituent };
		const { get } = read({ parameters, json, list: FIELDS });
		expect(get().noColumnFits).toBe(noColumnFits);
	});
});
