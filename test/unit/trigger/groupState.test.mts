import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { membersText, readMembers } from '../../../nodes/Convio/trigger/known/groupState.ts';
import type { KnownMembers } from '../../../nodes/Convio/trigger/known/groupState.ts';
import { headerOf } from '../../../nodes/Convio/trigger/known/scope.ts';
import { shortHash } from '../../../nodes/Convio/trigger/known/shortHash.ts';
import { people, SCOPE } from './support/engine.mts';

const HEADER = headerOf(SCOPE);

const id = fc.stringMatching(/^\d{1,19}$/);
const known: fc.Arbitrary<KnownMembers> = fc
	.record({
		present: fc.uniqueArray(id),
		missing: fc.dictionary(id, fc.nat(2_000_000_000_000)),
		held: fc.nat(50),
	})
	.map(({ present, missing, held }) => ({
		members: new Set([...present, ...Object.keys(missing)]),
		missing: new Map(Object.entries(missing)),
		held,
	}));

describe('the state of a group', () => {
	it('is read as it was written', () => {
		fc.assert(
			fc.property(known, (one) => {
				const text = membersText(HEADER, one);
				expect(readMembers(HEADER, text)).toEqual({ kind: 'known', known: one });
			}),
		);
	});

	it('can be read by a person', () => {
		const text = membersText(HEADER, {
			members: new Set(['1003', '999', '1002', '1004']),
			missing: new Map([
				['1004', 1_795_608_000_000],
				['1003', 1_795_608_000_000],
			]),
			held: 0,
		});
		expect(text).toMatch(
			/^1\|https:\/\/secure2\.convio\.net\/organization\/site\|\w+\|\|1010\|members\|0\|999,1002\|1795608000000=1003,1004\|\w+$/,
		);
	});

	it('has the earlier of two times first, whoever is missing since', () => {
		const missing = new Map([
			['1', 200],
			['2', 100],
		]);
		const text = membersText(HEADER, { members: new Set(missing.keys()), missing, held: 0 });
		expect(text).toContain('|members|0||100=2|200=1|');
	});

	it.each(['none missing', 'all missing'])('stays below 16 KB for 1,000 members, %s', (which) => {
		const members = people(1000, 10 ** 13);
		const missing = which === 'none missing' ? [] : members;
		const text = membersText(HEADER, {
			members: new Set(members),
			missing: new Map(missing.map((one) => [one, 1_795_608_000_000])),
			held: 2,
		});
		expect(Buffer.byteLength(text)).toBeLessThan(16 * 1024);
	});

	it('does not show the login name', () => {
		expect(headerOf({ ...SCOPE, account: 'sentinel' })).not.toContain('sentinel');
	});

	it.each([undefined, null, ''])('is not there: %s', (stored) => {
		expect(readMembers(HEADER, stored)).toEqual({ kind: 'none' });
	});
});

describe('a state that is not ours', () => {
	const good = `${HEADER}|members|0|1001,1002|5=1003`;
	const whole = (text: string) => `${text}|${shortHash(text)}`;

	it('is good before it is spoilt', () => {
		expect(readMembers(HEADER, whole(good)).kind).toBe('known');
	});

	it.each([
		['another version', whole(good.replace(/^1\|/, '2|'))],
		['another site', membersText(headerOf({ ...SCOPE, site: 'https://other/site' }), noOne())],
		['another account', membersText(headerOf({ ...SCOPE, account: 'other' }), noOne())],
		['another center', membersText(headerOf({ ...SCOPE, center: '7' }), noOne())],
		['another group', membersText(headerOf({ ...SCOPE, group: '1011' }), noOne())],
		['another kind', whole(good.replace('members', 'build'))],
		['without its hash', good],
		['cut', whole(good).slice(0, good.length - 7)],
		['with a digit of an ID cut off', whole(good).replace('1002', '100')],
		['an ID that is none', whole(good.replace('1002', 'x'))],
		['an ID twice', whole(good.replace('1002', '1001'))],
		['an ID that is missing and not', whole(good.replace('1003', '1002'))],
		['an unsorted list', whole(good.replace('1001,1002', '1002,1001'))],
		['a time that is none', whole(good.replace('5=', 'then='))],
		['a time before 1970', whole(good.replace('5=', '-5='))],
		['a time beyond all years', whole(good.replace('5=', '1234567890123456='))],
		['a number that is none', whole(good.replace('|0|', '|-1|'))],
		['a number of looks that nobody lives to see', whole(good.replace('|0|', '|1234567|'))],
		['a line break', `${whole(good)}\n`],
		['an object', { text: whole(good) }],
		['a list', [whole(good)]],
		['a number', 7],
		['JSON', '{"__proto__":{"known":[]}}'],
	])('%s', (_, stored) => {
		expect(readMembers(HEADER, stored)).toEqual({ kind: 'foreign' });
	});

	it('is never taken for another, whatever is stored', () => {
		fc.assert(
			fc.property(fc.anything(), fc.string(), (value, tail) => {
				for (const stored of [value, `${HEADER}|members|${tail}`]) {
					const read = readMembers(HEADER, stored);
					if (read.kind === 'known') expect(membersText(HEADER, read.known)).toBe(stored);
				}
			}),
		);
	});
});

describe('the header', () => {
	it('cannot be imitated by the name of a site', () => {
		const one = headerOf({ ...SCOPE, center: '7|1010', group: '' });
		expect(one).not.toBe(headerOf({ ...SCOPE, center: '7', group: '1010|' }));
		expect(one.split('|')).toHaveLength(5);
	});
});

function noOne(): KnownMembers {
	return { members: new Set(), missing: new Map(), held: 0 };
}
