import { describe, expect, it } from 'vitest';

import { memberItem } from '../../../nodes/Convio/trigger/items.ts';
import { Memories } from '../../../nodes/Convio/trigger/known/memory.ts';
import { Engine, listOf, MINUTE, people } from './support/engine.mts';

const HOUR = 60;

describe('the item', () => {
	const poll = { group: '1010', now: Date.UTC(2026, 10, 25, 18) };

	it('has the fields of somebody who joined', () => {
		expect(memberItem('joined', '1001', poll, { cons_id: '1001', accept: 'x' })).toEqual({
			event: 'joined',
			group_id: '1010',
			cons_id: '1001',
			detected_at: '2026-11-25T18:00:00.000Z',
			accept: 'x',
		});
	});

	it('has no fields of somebody who left', () => {
		expect(Object.keys(memberItem('left', '1001', poll))).toEqual([
			'event',
			'group_id',
			'cons_id',
			'detected_at',
		]);
	});

	it('keeps its own names for itself', () => {
		const row = { event: 'gala', group_id: '7', detected_at: 'never' };
		expect(memberItem('joined', '1001', poll, row)).toEqual(memberItem('joined', '1001', poll));
	});
});

describe('Trigger On', () => {
	it('can be changed without losing what is known', () => {
		const before = new Engine('joined');
		before.after(0, ['1001', '1002']);
		const engine = new Engine('joinedOrLeft', true, before.now);
		engine.text = before.text;
		expect(engine.after(1, ['1001', '1003'])).toEqual(['joined 1003']);
		expect(engine.after(10, ['1001', '1003'])).toEqual(['left 1002']);
	});
});

describe('Left on a site whose lists are always short', () => {
	it('is explained once after a day, and goes on', () => {
		const engine = new Engine('left');
		for (let hour = 0; hour < 24; hour += 1) engine.after(hour === 0 ? 0 : HOUR, ['1001'], 2);
		const { text } = engine;
		engine.now += HOUR * MINUTE;
		expect(engine.poll(listOf(['1001'], 2))).toMatchObject({
			cause: 'configuration-invalid',
			message: expect.stringContaining('has not listed all members'),
		});
		expect(engine.text).toBe(text);
		expect(engine.after(HOUR, ['1001'], 2)).toEqual([]);
		expect(engine.after(48 * HOUR, ['1001'], 2)).toEqual([]);
	});

	it('begins the day anew with each whole list', () => {
		const engine = new Engine('left');
		engine.after(0, ['1001'], 2);
		engine.after(23 * HOUR, ['1001', '1002']);
		engine.after(HOUR, ['1001'], 2);
		expect(engine.after(23 * HOUR, ['1001'], 2)).toEqual([]);
		engine.now += HOUR * MINUTE;
		expect(engine.poll(listOf(['1001'], 2)).kind).toBe('fault');
	});

	it('is no fault for Joined', () => {
		const engine = new Engine('joined');
		engine.after(0, ['1001'], 2);
		expect(engine.after(25 * HOUR, ['1001', '1003'], 3)).toEqual(['joined 1003']);
	});
});

describe('the log', () => {
	it('is told once of a lasting condition', () => {
		const engine = new Engine();
		const warnings = [1, 1, 2, 2].map((more) => {
			const polled = engine.poll(listOf(people(10), 10 + more));
			return polled.kind === 'done' ? polled.warnings : polled.message;
		});
		expect(warnings).toEqual([1, 0, 1, 0]);
	});

	it('is told that the limit is near', () => {
		expect(new Engine().poll(listOf(people(949)))).toMatchObject({ warnings: 0 });
		expect(new Engine().poll(listOf(people(950)))).toMatchObject({ warnings: 1 });
	});
});

describe('a group whose members change faster than it is polled', () => {
	it('keeps the state below 16 KB', () => {
		const engine = new Engine();
		for (let day = 0; day < 6; day += 1) {
			const listed = people(900, 10_000_000 + day * 1000);
			expect(engine.after(24 * HOUR, listed)).toHaveLength(day === 0 ? 0 : 900);
			expect(String(engine.text).length).toBeLessThan(16 * 1024);
		}
	});
});

describe('the memory of a process', () => {
	it('is one for each trigger', () => {
		const memories = new Memories();
		memories.set('a', { text: '1' });
		memories.set('b', { text: '2' });
		expect([memories.get('a').text, memories.get('b').text]).toEqual(['1', '2']);
		expect(memories.get('c')).toEqual({});
	});

	it('forgets the trigger that polled longest ago', () => {
		const memories = new Memories();
		for (const one of people(1000)) memories.set(one, { text: one });
		memories.set('1001', { text: 'again' });
		memories.set('new', {});
		expect(memories.get('1001').text).toBe('again');
		expect(memories.get('1002')).toEqual({});
		expect(memories.get('1003').text).toBe('1003');
	});
});
