import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
	cleanKey,
	readAddress,
	readConstituentId,
	readMemberId,
} from '../../../../nodes/Convio/parameters/cells/keys.ts';

describe('a member ID', () => {
	it.each([
		['A-0001', 'A-0001'],
		[' A-0001\u00A0', 'A-0001'],
		['\uFEFFA-\u200B0001\u00AD', 'A-0001'],
		['\u200EA 1\u202C', 'A 1'],
		['="000042"', '000042'],
		['219E01BE', '219E01BE'],
		['12E5', '12E5'],
		['N-A', 'N-A'],
		['000042', '000042'],
		['nullarbor', 'nullarbor'],
		['undefinedly', 'undefinedly'],
		['Nan-7', 'Nan-7'],
		['nonesuch', 'nonesuch'],
		["D'Arcy-1", "D'Arcy-1"],
		[12, '12'],
		['x'.repeat(32), 'x'.repeat(32)],
	])('%j is %j', (value, id) => {
		expect(readMemberId(value)).toBe(id);
	});

	it.each([
		['#N/A', /error value/],
		['M-#REF!', /error value/],
		['#N/A-7', /error value/],
		['undefined', /missing/],
		['M-undefined', /missing/],
		['M#N/A', /error value/],
		['null_7', /missing/],
		['NULL', /missing/],
		['NaN', /missing/],
		['nan', /missing/],
		['M/NaN/1', /missing/],
		['n/a', /missing/],
		['N/A', /missing/],
		['none', /missing/],
		['[object Object]', /object/],
		['M-[object Object]', /object/],
		['1.00001E+11', /rounded/],
		['3,14E+12', /rounded/],
		['1E+11', /rounded/],
		['M-1.5e+10', /rounded/],
		["'000042", /apostrophe/],
		['-', /no letter and no digit/],
		['???', /no letter and no digit/],
		['x'.repeat(33), /33 characters long; Luminate Online keeps 32/],
		['A\tB', /U\+0009/],
		['A\nB', /U\+000A/],
		['A\u0000B', /U\+0000/],
		['A\uFFFDB', /lost/],
		[2 ** 53, /more digits/],
		[{}, /must be text/],
	])('%j is none', (value, what) => {
		expect(readMemberId(value)).toMatchObject({ what: expect.stringMatching(what) });
	});

	it('may be as long as the site says', () => {
		const uuid = '6f1c2b5e-0d0f-4a1b-9f0e-2a7c1d3e4b5a';
		expect(readMemberId(uuid, 36)).toBe(uuid);
		expect(readMemberId('12345', 4)).toMatchObject({ what: expect.stringContaining('keeps 4') });
	});
});

describe('an address', () => {
	it.each([
		['Ada+x@Example.org', 'Ada+x@Example.org'],
		[' ada@example.org\u00A0', 'ada@example.org'],
		['\u200Bada@example.org', 'ada@example.org'],
		['ada@\u00ADexample.org\u200B', 'ada@example.org'],
		["o'brien@example.org", "o'brien@example.org"],
		['josé@exämple.org', 'josé@exämple.org'],
	])('%j is %j', (value, address) => {
		expect(readAddress(value)).toBe(address);
	});

	it.each([
		['ada'],
		['n/a'],
		['none'],
		['a@b@c'],
		['ada@example.org; bob@example.org'],
		['ada@example.org, bob@example.org'],
		['ada@example.org bob@example.org'],
		['<ada@example.org>'],
		['Ada <ada@example.org>'],
		['mailto:ada@example.org'],
		['ada@'],
		['@example.org'],
		['ada@.org'],
		['ada@example..org'],
		['ada@exa\tmple.org'],
		['#N/A'],
		['#N/A@example.org'],
		["'ada@example.org"],
		['\u2019ada@example.org'],
		['=ada@example.org'],
		[12],
		[true],
	])('%j is none', (value) => {
		expect(readAddress(value)).toMatchObject({ what: expect.any(String) });
	});
});

describe('a constituent ID', () => {
	it.each([
		[1001002, '1001002'],
		[' 001\u200B ', '001'],
		['="1001002"', '1001002'],
	])('%j is %j', (value, id) => {
		expect(readConstituentId(value)).toBe(id);
	});

	it.each([['A1'], [1.5], [2 ** 53], [true], ['1001002.0'], ['1,001'], ['١'], [-1]])(
		'%j is none',
		(value) => {
			expect(readConstituentId(value)).toMatchObject({ what: expect.any(String) });
		},
	);
});

it('carries no invisible and no control character, whatever comes, and is cleaned once and for all', () => {
	const odd = fc.constantFrom(
		'\u200B',
		'\u00AD',
		'\uFEFF',
		'\u202E',
		'\u0000',
		'\t',
		'\u2028',
		'="',
	);
	const text = fc
		.array(
			fc.oneof(odd, fc.string({ unit: 'binary', maxLength: 4 }), fc.constantFrom('A', '1', '@')),
		)
		.map((parts) => parts.join(''));
	fc.assert(
		fc.property(text, (value) => {
			expect(cleanKey(cleanKey(value))).toBe(cleanKey(value));
			for (const read of [readMemberId, readAddress, readConstituentId]) {
				const key = read(value);
				if (typeof key !== 'string') continue;
				expect(key).not.toMatch(/[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u);
				expect(key).toBe(key.trim());
				expect(read(key)).toBe(key);
			}
		}),
		{ numRuns: 500 },
	);
});
