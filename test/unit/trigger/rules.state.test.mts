import { describe, expect, it } from 'vitest';

import { BROKEN } from './support/history.mts';
import { Engine, listOf, SCOPE } from './support/engine.mts';

const ACTIVATION = 'first poll';

/** The rules that concern state; each test names the public report of what went wrong elsewhere. */
describe('rule 1: baseline first', () => {
	it('emits nothing for old records [Pipedream #18484, #4896]', () => {
		expect(new Engine().after(0, ['1001', '1002']), ACTIVATION).toEqual([]);
	});

	it('emits them when asked to [activepieces #9435]', () => {
		const engine = new Engine('joined', true, 0, true);
		expect(engine.after(0, ['1002', '1001']), ACTIVATION).toEqual(['joined 1001', 'joined 1002']);
		expect(engine.after(1, ['1001', '1002'])).toEqual([]);
	});

	it('takes an empty group for a baseline [n8n #10853]', () => {
		const engine = new Engine();
		expect(engine.after(0, []), ACTIVATION).toEqual([]);
		expect(engine.after(1, ['1001'])).toEqual(['joined 1001']);
	});
});

describe('rule 2: the state is one text, and changes only after a whole response', () => {
	it.each(BROKEN)('stays as it was for %j [n8n #28157]', (data) => {
		const engine = new Engine();
		engine.after(0, ['1001', '1002']);
		const { text } = engine;
		expect(engine.poll(data).kind).toBe('fault');
		expect(engine.text).toBe(text);
		expect(engine.after(1, ['1001', '1002', '1003'])).toEqual(['joined 1003']);
	});

	it('has what was emitted in the same write [n8n #5510, #9424, #10470]', () => {
		const engine = new Engine('joined', false);
		engine.after(0, ['1001']);
		engine.after(1, ['1001', '1002']);
		engine.restart();
		expect(engine.after(1, ['1001', '1002'])).toEqual([]);
	});

	it('reports all who come together, and those of the same second [n8n #4272, #4816]', () => {
		const engine = new Engine();
		engine.after(0, []);
		expect(engine.after(0, ['1001', '1002'])).toHaveLength(2);
		expect(engine.after(0, ['1001', '1002', '1003'])).toEqual(['joined 1003']);
	});

	it('does not depend on the order of the response [n8n #8856]', () => {
		const engine = new Engine();
		engine.after(0, ['1003', '1001', '1002']);
		expect(engine.after(1, ['1001', '1002', '1003'])).toEqual([]);
		expect(engine.after(1, ['1004', '1002', '1003', '1001'])).toEqual(['joined 1004']);
	});

	it('lets each kind of event happen again [n8n #21028, #29107, #30809]', () => {
		const engine = new Engine();
		const emitted = [['1001'], [], [], ['1001'], [], []].map((ids) => engine.after(60, ids));
		expect(emitted).toEqual([[], [], ['left 1001'], ['joined 1001'], [], ['left 1001']]);
	});
});

describe('rule 3: the state names what it is about', () => {
	it.each([
		{ site: 'https://secure3.convio.net/other/site' },
		{ account: 'another_admin' },
		{ center: '7' },
		{ group: '1011' },
	])('is not compared with %j [n8n #36340, #36639]', (other) => {
		const engine = new Engine();
		engine.after(0, ['1001']);
		const scope = { ...SCOPE, ...other };
		expect(engine.poll(listOf(['1002']), scope)).toEqual({
			kind: 'done',
			emitted: [],
			warnings: 1,
		});
		expect(engine.poll(listOf(['1002', '1003']), scope)).toMatchObject({
			emitted: [{ event: 'joined', id: '1003' }],
		});
	});

	it('makes a new baseline of a text that nobody can read', () => {
		const engine = new Engine();
		engine.text = '0|an older version|1001';
		expect(engine.poll(listOf(['1001']))).toMatchObject({ emitted: [], warnings: 1 });
	});
});

describe('rule 4: what changes without an emission is safe to lose', () => {
	it('does not let a saved miss come back to life [n8n #6564, #17321, #3662]', () => {
		const engine = new Engine('joinedOrLeft', false);
		engine.after(0, ['1001']);
		engine.after(1, ['1001', '1002']);
		expect(engine.after(1, ['1002', '1003']), 'saved with the miss').toEqual(['joined 1003']);
		expect(engine.after(1, ['1001', '1002', '1003']), 'seen, not saved').toEqual([]);
		engine.restart();
		expect(engine.after(60, ['1002', '1003']), 'the first miss since').toEqual([]);
		expect(engine.after(10, ['1002', '1003'])).toEqual(['left 1001']);
	});

	it('does not let it when the workflow is turned off and on either', () => {
		const engine = new Engine('joinedOrLeft', false);
		engine.after(0, ['1001']);
		engine.after(1, ['1002']);
		engine.after(1, ['1001', '1002']);
		engine.reload();
		expect(engine.after(60, ['1002'])).toEqual([]);
	});

	it('finds a leaver again whose miss was lost [n8n #6564]', () => {
		const engine = new Engine('left', false);
		engine.after(0, ['1001', '1002']);
		engine.saved = engine.text;
		engine.after(10, ['1001']);
		engine.restart();
		expect(engine.after(10, ['1001'])).toEqual([]);
		expect(engine.after(10, ['1001'])).toEqual(['left 1002']);
	});

	it('keeps the baseline of an activation that n8n does not save [n8n #35128]', () => {
		const engine = new Engine('joined', false);
		engine.after(0, ['1001']);
		engine.reload();
		expect(engine.text).toBeUndefined();
		expect(engine.after(60, ['1001', '1002'])).toEqual(['joined 1002']);
	});

	it('emits again what was not saved with its state [n8n #17321]', () => {
		const engine = new Engine('joined', false);
		engine.after(0, ['1001']);
		engine.after(1, ['1001', '1002']);
		engine.saved = undefined;
		engine.reload();
		expect(engine.after(1, ['1001', '1002'])).toEqual(['joined 1002']);
	});
});
