import { getEventListeners } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';

import { run } from '../../../../nodes/Convio/constituent/run/run.ts';
import { FakeClock, until } from '../../sending/support/clock.mts';
import { FakeContext } from './support/context.mts';
import type { Setting } from './support/context.mts';
import { errorOf, people, runAt, UPDATE } from './support/runs.mts';
import { FakeSite, throttled, written } from '../../sending/support/site.mts';

let site: FakeSite;
let clock: FakeClock;

beforeEach(() => {
	site = new FakeSite(({ cons_id }) => written(cons_id));
	clock = new FakeClock();
});

const runs = async (setting: Setting) => await runAt(site, clock, setting);
const thrownBy = async (setting: Setting) => await errorOf(runs(setting));

describe('a cancelled execution', () => {
	it('sends nothing, if it was cancelled before', async () => {
		const cancel = AbortSignal.abort();
		const { items } = await runs({
			parameters: UPDATE,
			items: people(3),
			continueOnFail: true,
			cancel,
		});
		expect(site.asked).toEqual([]);
		expect(items[0]?.json).toMatchObject({
			error: 'The execution was canceled',
			details: { outcome: 'not applied' },
		});
	});

	it('ends waits and queues at once', async () => {
		const cancel = new AbortController();
		site.then(throttled('60'));
		const context = new FakeContext(site, {
			parameters: UPDATE,
			items: people(10),
			continueOnFail: true,
			cancel: cancel.signal,
			credential: { maxConcurrentRequests: 3 },
		});
		const running = run(context.functions, clock);
		await until(() => site.asked.length > 0, 'nothing was sent');
		const sent = site.asked.length;
		cancel.abort();
		const [items = []] = await running;
		expect(site.asked).toHaveLength(sent);
		expect(items).toHaveLength(10);
	});

	it('stops a node that is to stop, with what had succeeded', async () => {
		const cancel = new AbortController();
		site.hold = true;
		const context = new FakeContext(site, {
			parameters: UPDATE,
			items: people(3),
			cancel: cancel.signal,
			credential: { maxConcurrentRequests: 1 },
		});
		const running = run(context.functions, clock).catch((reason: unknown) => reason);
		await until(() => site.asked.length > 0, 'nothing was sent');
		cancel.abort();
		site.letGo();
		expect(await running).toMatchObject({
			message: 'The execution was canceled',
			description:
				'This item was not sent. 1 of 3 items had succeeded when the node stopped [items 0].',
		});
		expect(site.asked).toHaveLength(1);
	});

	it.each([false, true])(
		'says so when it was cancelled while items were read: continuing %j',
		async (continueOnFail) => {
			const cancel = new AbortController();
			const items = people(150);
			Object.defineProperty(items[50], 'id', {
				get: () => {
					cancel.abort();
					return '1051';
				},
			});
			const setting = { parameters: UPDATE, items, continueOnFail, cancel: cancel.signal };
			const message = continueOnFail
				? (await runs(setting)).items[149]?.json.error
				: (await thrownBy(setting)).message;
			expect(message).toBe('The execution was canceled');
			expect(site.asked).toEqual([]);
		},
	);

	it('is listened for while the run lasts, and not afterwards', async () => {
		const { signal } = new AbortController();
		const listeners = () => getEventListeners(signal, 'abort').length;
		site.hold = true;
		const context = new FakeContext(site, { parameters: UPDATE, items: people(1), cancel: signal });
		const running = run(context.functions, clock);
		await until(() => site.asked.length > 0, 'nothing was sent');
		expect(listeners()).toBe(1);
		site.letGo();
		await running;
		expect(listeners()).toBe(0);
		await thrownBy({ parameters: { resource: 'a', operation: 'b' }, cancel: signal });
		expect(listeners()).toBe(0);
	});
});
