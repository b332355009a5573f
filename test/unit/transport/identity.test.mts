import { describe, expect, it } from 'vitest';

import {
	changesItsKey,
	identityKeys,
	identityOf,
	isIdentityParameter,
	locatingParameter,
	plainId,
	sameAddress,
} from '../../../nodes/Convio/transport/identity.ts';

const ALL = { primary_email: 'a@example.org', member_id: 'M-1', cons_id: '7', 'name.first': 'Ada' };

describe('whom a call is about', () => {
	it('is said by its keys, in the order of precedence, and by nothing else', () => {
		expect(Object.entries(identityOf(ALL) ?? {})).toEqual([
			['cons_id', '7'],
			['member_id', 'M-1'],
			['primary_email', 'a@example.org'],
		]);
		expect(identityOf({ member_id: 'M-1' })).toEqual({ member_id: 'M-1' });
		expect(identityOf({ 'name.first': 'Ada' })).toBeUndefined();
	});

	it.each([
		[ALL, 'cons_id'],
		[{ primary_email: 'a@example.org', member_id: 'M-1' }, 'member_id'],
		[{ primary_email: 'a@example.org' }, 'primary_email'],
		[{ 'email.primary_address': 'a@example.org' }, undefined],
	])('%j is looked up by %s', (params, name) => {
		expect(locatingParameter(params)).toBe(name);
	});

	it.each(['cons_id', 'member_id', 'primary_email'])('%s is a key', (name) => {
		expect(isIdentityParameter(name)).toBe(true);
	});

	it.each(['email.primary_address', 'CONS_ID', '', undefined, null, 0])('%j is no key', (name) => {
		expect(isIdentityParameter(name)).toBe(false);
	});
});

describe('an address', () => {
	it.each([
		['a@example.org', 'a@example.org', true],
		['A@Example.org', ' a@example.ORG\n', true],
		[' a@example.org', 'a@example.org', true],
		['a@example.org', 'b@example.org', false],
		['a@example.org', '', false],
	])('%j and %j are the same: %s', (one, other, same) => {
		expect(sameAddress(one, other)).toBe(same);
	});
});

describe('an ID as a number', () => {
	it.each([
		['7', '7'],
		['007', '7'],
		['700', '700'],
		['1007', '1007'],
		[' 07 ', '7'],
		['0', '0'],
		['000', '0'],
	])('%j is %j', (id, plain) => {
		expect(plainId(id)).toBe(plain);
	});
});

describe('calls that may be about the same constituent', () => {
	it('share one of these texts', () => {
		expect(identityKeys(ALL)).toEqual(['cons_id 7', 'member_id M-1', 'email a@example.org']);
		expect(identityKeys({ cons_id: '007' })).toEqual(['cons_id 7']);
		expect(identityKeys({ primary_email: ' A@Example.org ' })).toEqual(['email a@example.org']);
		expect(identityKeys({ 'name.first': 'Ada' })).toEqual([]);
	});

	it('share the address that one of them sets', () => {
		const params = { primary_email: 'old@example.org', 'email.primary_address': 'New@example.org' };
		expect(identityKeys(params)).toEqual(['email old@example.org', 'email new@example.org']);
	});

	it.each(['', '  '])('do not share an address that both clear, given as %j', (address) => {
		expect(identityKeys({ cons_id: '7', 'email.primary_address': address })).toEqual(['cons_id 7']);
	});
});

describe('a write by address', () => {
	it.each([
		['another', true, 'b@example.org'],
		['none', true, ''],
		['the same in another case', false, ' A@example.org'],
	])('that sets %s changes what it is found by: %s', (_what, changes, address) => {
		const params = { primary_email: 'a@example.org', 'email.primary_address': address };
		expect(changesItsKey(params)).toBe(changes);
		// With a key of higher rank the address finds nothing.
		expect(changesItsKey({ ...params, member_id: 'M-1' })).toBe(false);
		expect(changesItsKey({ ...params, cons_id: '7' })).toBe(false);
	});

	it('that sets no address, and one without a key, change nothing of the kind', () => {
		expect(changesItsKey({ primary_email: 'a@example.org', 'name.first': 'Ada' })).toBe(false);
		expect(changesItsKey({ 'email.primary_address': 'a@example.org' })).toBe(false);
	});
});
