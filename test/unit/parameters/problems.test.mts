import { describe, expect, it } from 'vitest';

import { InputError } from '../../../nodes/Convio/parameters/input.ts';
import { Problems } from '../../../nodes/Convio/parameters/problems.ts';
import { refusalOf } from './support/input.mts';

function throwing(error: unknown) {
	return () => {
		throw error;
	};
}

/** What the steps end with. */
function thrownAfter(...errors: unknown[]): unknown {
	const problems = new Problems();
	for (const error of errors) expect(problems.attempt(throwing(error))).toBeUndefined();
	try {
		problems.throwIfAny();
	} catch (error) {
		return error;
	}
	return 'nothing';
}

describe('What is wrong with one item', () => {
	it('is nothing as long as each step succeeds', () => {
		const problems = new Problems();
		expect(problems.attempt(() => 'text')).toBe('text');
		expect(() => problems.throwIfAny()).not.toThrow();
	});

	it('is told in the order in which it was found, each thing with its own cure', () => {
		const nested = new InputError('B', 'b is wrong', 'Correct b.', [
			new InputError('C', 'c is wrong', 'Correct c.'),
		]);
		const first = refusalOf(() => {
			throw thrownAfter(new InputError('A', 'a is wrong', 'Correct a.'), nested);
		});
		const all = [first, ...first.others].map(({ field, message, description }) => [
			...[field, message, description],
		]);
		expect(all).toStrictEqual([
			['A', 'a is wrong', 'Correct a.'],
			['B', 'b is wrong', 'Correct b.'],
			['C', 'c is wrong', 'Correct c.'],
		]);
		expect(first.others.map(({ others }) => others)).toStrictEqual([[], []]);
	});

	it('is told as it came where an expression fails, before any value that is wrong', () => {
		const fault = new Error('no such node');
		expect(thrownAfter(fault)).toBe(fault);
		expect(thrownAfter(new InputError('A', 'a is wrong'), fault)).toBe(fault);
	});

	it('is the first failure where several expressions fail', () => {
		const fault = new Error('no such node');
		expect(thrownAfter(fault, new Error('no such column'))).toBe(fault);
	});

	it.each([[undefined], [null], ['text']])('is a failure even if it is no error: %j', (fault) => {
		expect(thrownAfter(fault)).toBe(fault);
	});
});
