/** A load balancer that has given up, and an application server behind it that has not. */
import { describe, expect, it } from 'vitest';
import { startSandbox, type Fault } from '../../sandbox/index.mts';
import { addRecord, call, useSandbox } from './client.mts';

const running = useSandbox();

const UPSERT = { member_id: 'LATE-1', primary_email: 'late@example.org' };
const late = (more: Partial<Fault> = {}): Fault => ({ kind: 'lateStatus', delayMs: 150, ...more });
const records = (): number => running().site.find('member_id', 'LATE-1').length;

describe('a call that is applied late', () => {
	it.each([502, 503, 504])('is answered with %s first, and written afterwards', async (status) => {
		running().setFaults([late({ status })]);
		const reply = await call(running(), 'createOrUpdate', UPSERT);
		expect(reply.status).toBe(status);
		expect(reply.type).toMatch(/^text\/html/);
		expect(records()).toBe(0);
		expect(running().calls[0]).toMatchObject({ applied: false, pending: true, processed: true });
		await running().settled();
		expect(records()).toBe(1);
		const logged = running().calls[0];
		expect(logged).toMatchObject({ applied: true, fault: `lateStatus ${status}` });
		expect(logged).not.toHaveProperty('pending');
		expect(logged?.writes[0]).toMatchObject({ part: 'created' });
		expect(logged?.appliedAt).toBeGreaterThanOrEqual(logged?.endedAt ?? Infinity);
	});

	it('may lose its connection instead of being answered', async () => {
		running().setFaults([late({ kind: 'lateReset' })]);
		await expect(call(running(), 'createOrUpdate', UPSERT)).rejects.toThrow();
		expect(records()).toBe(0);
		await running().settled();
		expect(records()).toBe(1);
		expect(running().calls[0]).toMatchObject({ applied: true, aborted: true, httpStatus: 0 });
	});

	it('goes on when its caller gives up before the load balancer does', async () => {
		running().setFaults([late({ durationMs: 60_000 })]);
		const signal = AbortSignal.timeout(100);
		await expect(call(running(), 'createOrUpdate', UPSERT, { signal })).rejects.toThrow();
		await running().settled();
		expect(records()).toBe(1);
	});

	it('is not seen by a look-up before it is written', async () => {
		running().setFaults([late({ delayMs: 400, match: { method: 'createOrUpdate' } })]);
		await call(running(), 'createOrUpdate', UPSERT);
		const look = async (): Promise<number> =>
			(await call(running(), 'getUser', { member_id: 'LATE-1' })).status;
		expect(await look()).toBe(403);
		await running().settled();
		expect(await look()).toBe(200);
	});

	it('leaves two records when it is sent again meanwhile', async () => {
		running().setFaults([late({ match: { nth: [1] } })]);
		await call(running(), 'createOrUpdate', UPSERT);
		const again = await call(running(), 'createOrUpdate', UPSERT);
		expect(again.json).toMatchObject({
			createOrUpdateConsResponse: { message: 'New user added.' },
		});
		await running().settled();
		expect(records()).toBe(2);
		expect(running().calls.map(({ writes }) => writes[0]?.part)).toEqual(['created', 'created']);
	});

	it('finds the other one if it looks only when it writes', async () => {
		running().site.settings.lateCheck = 'atWrite';
		running().setFaults([late({ match: { nth: [1] } })]);
		await call(running(), 'createOrUpdate', UPSERT);
		await call(running(), 'createOrUpdate', UPSERT);
		await running().settled();
		expect(records()).toBe(1);
	});

	it('leaves two records of a create sent twice as well', async () => {
		running().setFaults([late({ match: { nth: [1] } })]);
		await call(running(), 'create', { primary_email: 'late@example.org' });
		await call(running(), 'create', { primary_email: 'late@example.org' });
		await running().settled();
		expect(running().site.find('email.primary_address', 'late@example.org')).toHaveLength(2);
	});

	it('that updates writes the values it was sent with, over later ones', async () => {
		const { consId } = addRecord(running(), { nickname: 'first' });
		running().setFaults([late({ match: { nth: [1] } })]);
		await call(running(), 'update', { cons_id: consId, nickname: 'late' });
		await call(running(), 'update', { cons_id: consId, nickname: 'second' });
		await running().settled();
		expect(running().site.constituents.get(consId)?.values.get('nickname')).toBe('late');
	});

	it('that is refused is not applied, and its code is in the log', async () => {
		running().setFaults([late()]);
		await call(running(), 'update', { cons_id: '1', nickname: 'x' });
		await running().settled();
		expect(running().calls[0]).toMatchObject({ applied: false, code: '16' });
	});

	it('is given up at a reset and at the end', async () => {
		running().setFaults([late({ delayMs: 60_000 })]);
		await call(running(), 'createOrUpdate', UPSERT);
		const settled = running().settled();
		running().reset();
		await settled;
		expect(records()).toBe(0);
		const other = await startSandbox({ settings: { population: 0 }, faults: [late()] });
		await call(other, 'createOrUpdate', UPSERT);
		await other.close();
		await other.settled();
		expect(other.site.constituents.size).toBe(0);
	});
});
