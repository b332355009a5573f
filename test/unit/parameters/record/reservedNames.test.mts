import { describe, expect, it } from 'vitest';

import {
	assertRecordFieldName,
	isReservedName,
} from '../../../../nodes/Convio/parameters/record/reservedNames.ts';

describe('a name is reserved', () => {
	it.each([
		'method',
		'API_KEY',
		' v',
		'Login_Name\n',
		'cons_id',
		'Add_Group_IDs',
		'sso_auth_token',
	])('%j', (name) => {
		expect(isReservedName(name)).toBe(true);
		expect(() => assertRecordFieldName(name)).toThrow(/^'Record Fields' cannot set '/);
	});
});

describe('a name is one of a record field', () => {
	it.each([
		'name.first',
		'custom_string1',
		'email.primary_address',
		'user_password',
		'constructor',
	])('%j', (name) => {
		expect(isReservedName(name)).toBe(false);
		expect(() => assertRecordFieldName(name)).not.toThrow();
	});
});

describe('a name is none', () => {
	it.each([
		'',
		' ',
		'first name',
		'1st',
		'_x',
		'__proto__',
		'a&b',
		'a=b',
		'é',
		'a[0]',
		'name.first ',
	])('%j', (name) => {
		expect(() => assertRecordFieldName(name)).toThrow(/which cannot be the name of a field/);
	});
});
