import { describe, expect, it } from 'vitest';

import {
	concernsWholeRun,
	adviceForCode,
	precedesChanges,
} from '../../../nodes/Convio/transport/errorCodes.ts';

/** The vendor's tables: general codes, constituent codes, and the wrong verb. */
const range = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
const DOCUMENTED = [...range(1, 9), '50', ...range(10, 36), '200', '201', '202', '204', '405'];

const UNKNOWN = adviceForCode('999999');

describe('hints', () => {
	it.each(DOCUMENTED)('code %s has words of its own', (code) => {
		expect(adviceForCode(code)).not.toBe(UNKNOWN);
		expect(adviceForCode(code)).toMatch(/^[A-Z].{20,}[.=]$/);
	});

	it('do not use the words that n8n asks to avoid', () => {
		for (const code of [...DOCUMENTED, '999999']) {
			expect(adviceForCode(code)).not.toMatch(/\b(?:error|problem|failure|mistake)s?\b/i);
		}
	});

	it.each(['', '0', '37', '901', 'constructor', '__proto__', 'toString', 'hasOwnProperty'])(
		'an unknown code such as %j points to the documentation',
		(code) => {
			expect(adviceForCode(code)).toBe(UNKNOWN);
			expect(adviceForCode(code)).toContain('Look the code up');
		},
	);

	it('say for code 2 that a site may have a second key', () => {
		expect(adviceForCode('2')).toContain('one key, or a second one beside it, and takes either');
	});

	it.each(['200', '201', '202', '204'])('say for code %s whose login it is not', (code) => {
		expect(adviceForCode(code)).toMatch(
			/constituent.*The login of the API is another one\.$|No constituent/,
		);
	});

	it('name the way to allow an address for code 4', () => {
		expect(adviceForCode('4')).toContain('as a /32 range under Setup > Site Options');
	});
});

it('key, login, address, method and permission concern the whole run, and nothing else does', () => {
	expect([...DOCUMENTED, '', 'constructor'].filter(concernsWholeRun)).toEqual([
		...['2', '3', '4', '6', '14'],
	]);
});

it('caller, parameters, values and the choice of the record are looked at before a change', () => {
	expect(DOCUMENTED.filter((code) => !precedesChanges(code)).sort()).toEqual(
		['1', '14', '18', '19', '24', '50', '200', '201', '202', '204', '36']
			.concat(['25', '26', '27', '28', '29', '30', '31', '32', '33', '34'])
			.sort(),
	);
	expect(['', '999', 'constructor'].some(precedesChanges)).toBe(false);
});
