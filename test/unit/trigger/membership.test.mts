import { describe, expect, it } from 'vitest';

import { Engine, people } from './support/engine.mts';

const TWENTY = people(20);

describe('joined', () => {
	it('emits nobody who is there at first', () => {
		expect(new Engine().after(0, ['1001', '1002'])).toEqual([]);
	});

	it('emits who was not there before, once', () => {
		const engine = new Engine();
		engine.after(0, ['1001']);
		expect(engine.after(1, ['1003', '1001', '1002'])).toEqual(['joined 1002', 'joined 1003']);
		expect(engine.after(1, ['1001', '1002', '1003'])).toEqual([]);
	});

	it('emits again who has left and is back', () => {
		const engine = new Engine('joined');
		engine.after(0, ['1001', '1002']);
		engine.after(1, ['1001']);
		engine.after(10, ['1001']);
		expect(engine.after(1, ['1001', '1002'])).toEqual(['joined 1002']);
	});

	it('does not emit who was missing from one list only', () => {
		const engine = new Engine('joined');
		engine.after(0, ['1001', '1002']);
		engine.after(60, ['1001']);
		expect(engine.after(60, ['1001', '1002'])).toEqual([]);
	});

	it('goes by the whole ID, beyond what a number can hold', () => {
		const engine = new Engine();
		engine.after(0, ['9007199254740993']);
		expect(engine.after(1, ['9007199254740993', '9007199254740992'])).toEqual([
			'joined 9007199254740992',
		]);
	});
});

describe('left', () => {
	it('needs two looks', () => {
		const engine = new Engine('left');
		engine.after(0, ['1001', '1002']);
		expect(engine.after(60, ['1001'])).toEqual([]);
		expect(engine.after(60, ['1001'])).toEqual(['left 1002']);
		expect(engine.after(60, ['1001'])).toEqual([]);
	});

	it('needs ten minutes between them, and not a millisecond more', () => {
		const engine = new Engine('left');
		engine.after(0, ['1001', '1002']);
		engine.after(1, ['1001']);
		expect(engine.after(5, ['1001'])).toEqual([]);
		expect(engine.after(5 - 1 / 60_000, ['1001'])).toEqual([]);
		expect(engine.after(1 / 60_000, ['1001'])).toEqual(['left 1002']);
	});

	it('begins anew after a sighting', () => {
		const engine = new Engine('left');
		engine.after(0, ['1001', '1002']);
		engine.after(1, ['1001']);
		engine.after(6, ['1001', '1002']);
		expect(engine.after(6, ['1001'])).toEqual([]);
		expect(engine.after(10, ['1001'])).toEqual(['left 1002']);
	});

	it('comes in the order of numbers', () => {
		const engine = new Engine('left');
		engine.after(0, ['1002', '999', '1001', '7']);
		engine.after(1, ['7']);
		expect(engine.after(10, ['7'])).toEqual(['left 999', 'left 1001', 'left 1002']);
	});

	it('comes also when the clock was put back', () => {
		const engine = new Engine('left');
		engine.after(0, ['1001', '1002']);
		engine.after(60, ['1001']);
		expect(engine.after(-50, ['1001'])).toEqual([]);
		expect(engine.after(10, ['1001'])).toEqual(['left 1002']);
	});
});

describe('a large loss', () => {
	it('is held for three polls over thirty minutes', () => {
		const engine = new Engine('left');
		engine.after(0, TWENTY);
		const rest = TWENTY.slice(0, 5);
		expect(engine.after(1, rest)).toEqual([]);
		expect(engine.after(15, rest)).toEqual([]);
		expect(engine.after(14, rest)).toEqual([]);
		expect(engine.after(1, rest)).toHaveLength(15);
	});

	it('needs the third poll, however late the second is', () => {
		const engine = new Engine('left');
		engine.after(0, TWENTY);
		engine.after(1, []);
		expect(engine.after(600, [])).toEqual([]);
		expect(engine.after(1, [])).toHaveLength(20);
	});

	it('begins anew when other people are missing', () => {
		const engine = new Engine('left');
		engine.after(0, TWENTY);
		engine.after(1, TWENTY.slice(0, 5));
		engine.after(20, TWENTY.slice(0, 4));
		expect(engine.after(20, TWENTY.slice(0, 4))).toEqual([]);
		expect(engine.after(20, TWENTY.slice(0, 4))).toHaveLength(16);
	});

	it.each([
		{ what: 'somebody else is missing instead', second: [...TWENTY.slice(1, 5), '1020'] },
		{ what: 'one of them is back', second: TWENTY.slice(0, 6) },
	])('begins anew when $what', ({ second }) => {
		const engine = new Engine('left');
		engine.after(0, TWENTY);
		engine.after(1, TWENTY.slice(0, 5));
		engine.after(20, second);
		expect(engine.after(20, second)).toEqual([]);
		expect(engine.after(10, second)).toHaveLength(20 - second.length);
	});

	it('is held no longer when the clock was put back', () => {
		const engine = new Engine('left');
		engine.after(0, TWENTY);
		engine.after(60, []);
		engine.after(-50, []);
		expect(engine.after(29, [])).toEqual([]);
		expect(engine.after(1, [])).toHaveLength(20);
	});

	it('emits nobody when the group is emptied and filled again in steps', () => {
		const engine = new Engine();
		const steps = [20, 12, 0, 0, 7, 16, 20];
		engine.after(0, TWENTY);
		for (const listed of steps) expect(engine.after(12, TWENTY.slice(0, listed))).toEqual([]);
	});

	it('leaves those who are missing at its end two looks of their own', () => {
		const engine = new Engine();
		engine.after(0, TWENTY);
		engine.after(12, []);
		expect(engine.after(12, TWENTY.slice(0, 15))).toEqual([]);
		expect(engine.after(12, TWENTY.slice(0, 15))).toHaveLength(5);
	});

	it.each([
		{ members: 9, listed: 0, held: false },
		{ members: 10, listed: 0, held: true },
		{ members: 10, listed: 1, held: false },
		{ members: 20, listed: 10, held: false },
		{ members: 20, listed: 9, held: true },
		{ members: 100, listed: 80, held: false },
		{ members: 100, listed: 79, held: true },
	])('$listed of $members left: held $held', ({ members, listed, held }) => {
		const engine = new Engine('left');
		engine.after(0, people(members));
		engine.after(1, people(listed));
		expect(engine.after(10, people(listed))).toHaveLength(held ? 0 : members - listed);
	});
});

describe('a list shorter than its total', () => {
	it('reports who joined and nobody who left', () => {
		const engine = new Engine();
		engine.after(0, ['1001', '1002', '1003'], 4);
		expect(engine.after(60, ['1001', '1004'], 4)).toEqual(['joined 1004']);
		expect(engine.after(60, ['1001', '1004'], 4)).toEqual([]);
	});

	it('is no second look', () => {
		const engine = new Engine('left');
		engine.after(0, ['1001', '1002']);
		engine.after(1, ['1001']);
		expect(engine.after(60, ['1001'], 2)).toEqual([]);
		expect(engine.after(1, ['1001'])).toEqual(['left 1002']);
	});

	it('is a sighting of those on it', () => {
		const engine = new Engine('left');
		engine.after(0, ['1001', '1002']);
		engine.after(1, ['1001']);
		engine.after(1, ['1002'], 2);
		expect(engine.after(60, ['1001'])).toEqual([]);
	});

	it('does not end a large loss of which nobody is back', () => {
		const engine = new Engine('left');
		engine.after(0, TWENTY);
		engine.after(1, TWENTY.slice(0, 5));
		engine.after(20, TWENTY.slice(0, 5));
		expect(engine.after(1, TWENTY.slice(0, 5), 6)).toEqual([]);
		expect(engine.after(9, TWENTY.slice(0, 5))).toHaveLength(15);
	});

	it('does not keep a miss in the future when the clock was put back', () => {
		const engine = new Engine('left');
		engine.after(0, ['1001', '1002']);
		engine.after(60, ['1001']);
		engine.after(-50, ['1001'], 2);
		expect(engine.after(10, ['1001'])).toEqual(['left 1002']);
	});

	it('ends a large loss when somebody of it is back', () => {
		const engine = new Engine('left');
		engine.after(0, TWENTY);
		engine.after(1, []);
		engine.after(20, []);
		engine.after(1, ['1001'], 20);
		expect(engine.after(20, ['1001'])).toEqual([]);
		expect(engine.after(1, ['1001'])).toEqual([]);
		expect(engine.after(29, ['1001'])).toHaveLength(19);
	});
});
