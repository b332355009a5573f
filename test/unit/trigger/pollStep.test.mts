import { describe, expect, it } from 'vitest';

import { Memories } from '../../../nodes/Convio/trigger/known/memory.ts';
import { readMemberList } from '../../../nodes/Convio/trigger/memberList.ts';
import type { MemberList } from '../../../nodes/Convio/trigger/memberList.ts';
import { stepMembers } from '../../../nodes/Convio/trigger/pollStep.ts';
import type { Start, Step } from '../../../nodes/Convio/trigger/pollStep.ts';
import { Engine, listOf, MINUTE, people, SCOPE } from './support/engine.mts';

const HOUR = 60;
const DAY = 24 * 60 * MINUTE;

function listFrom(ids: string[], total?: number): MemberList {
	const list = readMemberList(listOf(ids, total), '1010');
	if (list.kind === 'fault') throw new Error(list.message);
	return list;
}

const SHORT_LIST = listFrom(['1001'], 2);

function stepOf(start: Start, list = SHORT_LIST): Step {
	const step = stepMembers(start, list, 'joined', false);
	if (step.kind === 'failed step') throw new Error(step.fault.message);
	return step;
}

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

	it('says what the site says, and the way out', () => {
		const start = { scope: SCOPE, stored: undefined, now: 0 };
		const day = { ...start, memory: {}, stored: stepOf({ ...start, memory: {} }).text, now: DAY };
		const memory = { shortSince: 0, unsaved: 'kept' };
		expect(stepMembers({ ...day, memory }, SHORT_LIST, 'left', false)).toEqual({
			kind: 'failed step',
			fault: {
				kind: 'fault',
				cause: 'configuration-invalid',
				message:
					'For a day, the site has not listed all members of group 1010, so nobody can be reported as having left',
				description:
					"The site says that the group has 2 members, and lists 1. It may count inactive members that it does not list. Remove them from the group, or set 'Trigger On' to 'Constituent Joined Group' or 'Group Rebuilt or Resized'. This message is shown once; polling goes on.",
			},
			memory: { shortSince: 0, unsaved: 'kept', shortTold: true },
		});
		const early = { ...day, memory, now: DAY - 1 };
		expect(stepMembers(early, SHORT_LIST, 'left', false).kind).toBe('step');
		expect(stepMembers({ ...day, memory }, SHORT_LIST, 'joinedOrLeft', false).kind).toBe(
			'failed step',
		);
	});

	it('begins the day anew with a new baseline', () => {
		const memory = { shortSince: 0, shortTold: true };
		const start = { scope: SCOPE, stored: 'something else', memory, now: 2 * DAY };
		expect(stepMembers(start, SHORT_LIST, 'left', false)).toMatchObject({
			kind: 'step',
			memory: { shortSince: 2 * DAY, shortTold: false },
		});
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

describe('what the process remembers of a poll', () => {
	const start = { scope: SCOPE, stored: undefined, memory: {}, now: 5 };

	it('is the state, which n8n does not save without an emission', () => {
		const { text, memory } = stepOf(start);
		expect(memory).toEqual({
			text,
			unsaved: text,
			replaced: undefined,
			warned: [expect.stringContaining('has 2 members, and lists 1')],
			shortSince: 5,
			shortTold: false,
		});
	});

	it('is the state that an emission has replaced, and when', () => {
		const before = stepOf(start);
		const memory = { unsaved: 'an older one' };
		const joined = { ...start, stored: before.text, memory, now: 6 };
		const whole = stepOf(joined, listFrom(['1001', '1002']));
		expect(whole.items).toHaveLength(1);
		expect(whole.memory).toEqual({
			text: whole.text,
			unsaved: 'an older one',
			replaced: { stored: before.text, at: 6 },
			warned: [],
			shortSince: undefined,
			shortTold: false,
		});
	});

	it.each([undefined, null, ''])('counts where n8n has no state: %j', (stored) => {
		const { text } = stepOf(start, listFrom(['1001']));
		const again = { ...start, stored, memory: { unsaved: text } };
		expect(stepOf(again, listFrom(['1001', '1002'])).items).toHaveLength(1);
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
