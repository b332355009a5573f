import { describe, expect, it } from 'vitest';
import { FAULT_KINDS, randomFaults, startSandbox } from '../../sandbox/index.mts';
import { call, errorOf, useSandbox, type Reply } from './client.mts';

const running = useSandbox();

describe('the schedule', () => {
	const READ = { cons_id: '1000001' };
	/** Makes calls one after the other and returns their statuses. */
	const statuses = async (methods: string[], params = READ): Promise<number[]> => {
		const found: number[] = [];
		for (const method of methods) found.push((await call(running(), method, params)).status);
		return found;
	};

	it('plays a fault once by default, then answers', async () => {
		running().setFaults([{ kind: 'status' }]);
		expect(await statuses(['getUser', 'getUser'])).toEqual([503, 200]);
	});

	it('plays it as often as it is told', async () => {
		running().setFaults([{ kind: 'status', times: 2 }]);
		expect(await statuses(['getUser', 'getUser', 'getUser'])).toEqual([503, 503, 200]);
		running().setFaults([{ kind: 'status', times: 'always' }]);
		expect(await statuses(['getUser', 'getUser', 'getUser'])).toEqual([503, 503, 503]);
	});

	it('matches by method, by number and by parameter', async () => {
		running().setFaults([{ kind: 'status', match: { method: 'update', nth: [2] } }]);
		const methods = ['update', 'getUser', 'update', 'update'];
		expect(await statuses(methods)).toEqual([200, 200, 503, 200]);
		const param = { name: 'cons_id', value: '1000002' };
		running().setFaults([{ kind: 'status', match: { param } }]);
		expect(await statuses(['getUser'])).toEqual([200]);
		expect(await statuses(['getUser'], { cons_id: '1000002' })).toEqual([503]);
	});

	it('counts every fitting call for each fault', async () => {
		running().setFaults([
			{ kind: 'status', status: 502, match: { nth: [1, 3] } },
			{ kind: 'status', status: 504, match: { nth: [2] } },
		]);
		const methods = ['getUser', 'getUser', 'getUser', 'getUser'];
		expect(await statuses(methods)).toEqual([502, 504, 502, 200]);
	});

	it('shows from the log that a call was applied twice', async () => {
		running().site.settings.uniqueEmail = false;
		running().setFaults([{ kind: 'resetAfter', match: { method: 'create' } }]);
		const params = { primary_email: 'twice@example.org' };
		await expect(call(running(), 'create', params)).rejects.toThrow();
		await call(running(), 'create', params);
		const applied = running().calls.filter((one) => one.applied);
		expect(applied.map((one) => one.params['primary_email'])).toEqual([
			'twice@example.org',
			'twice@example.org',
		]);
	});

	it('is set and shown over the control endpoint, and forgotten at a reset', async () => {
		const put = async (faults: unknown): Promise<Response> =>
			fetch(`${running().url}/_sandbox/faults`, {
				method: 'PUT',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(faults),
			});
		const faults = [{ kind: 'status', times: 'always' }];
		const reply = await put(faults);
		expect(await reply.json()).toMatchObject({ faults });
		expect(await statuses(['getUser'])).toEqual([503]);
		const wrong = [
			{},
			[{ kind: 'x' }],
			[{ kind: 'status', status: '1' }],
			[{ nth: 1 }],
			[{ kind: 'refusal', after: 'lunch' }],
			[{ kind: 'settings', settings: { nonsense: 1 } }],
		];
		for (const bad of wrong) expect((await put(bad)).status, JSON.stringify(bad)).toBe(400);
		const refusal = [{ kind: 'refusal', code: '26', after: 'groups' }];
		expect(await (await put(refusal)).json()).toMatchObject({ faults: refusal });
		await put(faults);
		running().reset();
		expect(await statuses(['getUser'])).toEqual([200]);
	});

	it('can be drawn at random, the same from the same seed', () => {
		expect(randomFaults(7, 50)).toEqual(randomFaults(7, 50));
		expect(randomFaults(8, 50)).not.toEqual(randomFaults(7, 50));
		const drawn = randomFaults(7, 200);
		expect(drawn).toHaveLength(200);
		expect(new Set(drawn.map(({ kind }) => kind)).size).toBe(FAULT_KINDS.length);
		const numbers = drawn.flatMap(({ match }) => match?.nth ?? []);
		expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
		const late = randomFaults(7, 60, ['lateStatus', 'lateReset']);
		expect(new Set(late.map(({ status }) => status))).toEqual(new Set([undefined, 502, 503, 504]));
		expect(late.every(({ delayMs }) => delayMs !== undefined && delayMs < 1000)).toBe(true);
		const refusals = randomFaults(7, 60, ['refusal']);
		expect(new Set(refusals.map(({ after }) => after)).size).toBe(4);
		expect(new Set(refusals.map(({ code }) => code)).size).toBeGreaterThan(4);
		expect(randomFaults(7, 5, ['html200']).every(({ kind }) => kind === 'html200')).toBe(true);
	});
});

it('a stand-in can start with faults, which a reset brings back', async () => {
	const sandbox = await startSandbox({ faults: randomFaults(7, 1, ['html200']) });
	const untilFault = async (): Promise<(string | undefined)[]> => {
		for (let n = 0; n < 5; n++) await call(sandbox, 'listInterests');
		return sandbox.calls.map(({ fault }) => fault);
	};
	const first = await untilFault();
	expect(first.filter((fault) => fault === 'html200')).toHaveLength(1);
	sandbox.reset();
	expect(await untilFault()).toEqual(first);
	await sandbox.close();
});

describe('delay and throttle', () => {
	it('waits before every response, or before those of one method', async () => {
		Object.assign(running().site.settings, { latencyMs: 1_000, latencyByMethod: { getUser: 0 } });
		const start = performance.now();
		const slow = call(running(), 'getUserGroups', { cons_id: '1000001' });
		await call(running(), 'getUser', { cons_id: '1000001' });
		const ended = running().calls.filter(({ endedAt }) => endedAt !== undefined);
		expect(ended.map(({ method }) => method)).toEqual(['getUser']);
		await slow;
		expect(performance.now() - start).toBeGreaterThan(995);
	});

	it('answers 429 with Retry-After beyond so many calls per window', async () => {
		running().site.settings.throttle = { requests: 2, windowMs: 60_000 };
		const ask = async (): Promise<Reply> => call(running(), 'getUser', { cons_id: '1' });
		expect(errorOf(await ask()).code).toBe('16');
		expect(errorOf(await ask()).code).toBe('16');
		const third = await ask();
		expect(third.status).toBe(429);
		const seconds = Number(third.headers.get('retry-after'));
		expect(seconds).toBeGreaterThan(0);
		expect(seconds).toBeLessThanOrEqual(60);
		expect(running().calls[2]).toMatchObject({ fault: 'throttle', processed: false });
	});
});
