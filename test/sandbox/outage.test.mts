import { describe, expect, it } from 'vitest';
import { call, useSandbox } from './client.mts';

const running = useSandbox();
const READ = { cons_id: '1000001' };

describe('a site that is down', () => {
	it.each([
		['maintenance200', 200],
		['maintenance503', 503],
	] as const)('%s: every call gets a page with a title', async (outage, status) => {
		running().site.settings.outage = outage;
		for (const method of ['getUser', 'update']) {
			const reply = await call(running(), method, READ);
			expect(reply.status).toBe(status);
			expect(reply.type).toMatch(/^text\/html/);
			expect(reply.text).toContain('<title>Scheduled Maintenance</title>');
		}
		expect(running().calls.every(({ processed }) => !processed)).toBe(true);
		running().site.settings.outage = 'none';
		expect((await call(running(), 'getUser', READ)).status).toBe(200);
	});

	it('redirect: every call is sent elsewhere', async () => {
		running().site.settings.outage = 'redirect';
		const reply = await call(running(), 'update', READ);
		expect(reply.status).toBe(302);
		expect(reply.headers.get('location')).toMatch(/^https:\/\/elsewhere\.invalid/);
		expect(running().calls[0]).toMatchObject({ processed: false, applied: false });
	});

	it('silent: no call is answered, and none is processed', async () => {
		running().site.settings.outage = 'silent';
		const signal = AbortSignal.timeout(150);
		await expect(call(running(), 'update', READ, { signal })).rejects.toThrow(/timeout|aborted/);
		await expect.poll(() => running().calls[0]?.aborted).toBe(true);
		expect(running().calls[0]).toMatchObject({ processed: false, httpStatus: 0 });
	});

	it('uses up no fault of the schedule', async () => {
		running().setFaults([{ kind: 'garbage' }]);
		running().site.settings.outage = 'maintenance503';
		await call(running(), 'getUser', READ);
		running().site.settings.outage = 'none';
		await expect(call(running(), 'getUser', READ)).rejects.toThrow(SyntaxError);
	});
});

describe('the fault maintenance', () => {
	it('is met by one call, with Retry-After if asked for', async () => {
		running().setFaults([
			{ kind: 'maintenance', retryAfter: '30', match: { nth: [1] } },
			{ kind: 'maintenance', status: 200, when: 'after', match: { nth: [2] } },
		]);
		const first = await call(running(), 'update', READ);
		expect([first.status, first.headers.get('retry-after')]).toEqual([503, '30']);
		const second = await call(running(), 'update', READ);
		expect([second.status, second.headers.get('retry-after')]).toEqual([200, null]);
		expect(second.text).toContain('<title>Scheduled Maintenance</title>');
		const applied = running().calls.map((one) => [one.fault, one.applied]);
		expect(applied).toEqual([
			['maintenance 503', false],
			['maintenance 200', true],
		]);
	});
});
