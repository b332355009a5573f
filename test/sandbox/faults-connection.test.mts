import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startSandbox, type Fault } from '../../sandbox/index.mts';
import { call, common, useSandbox, type Reply } from './client.mts';

const running = useSandbox();

/** Sets one fault and makes one update that it meets. */
async function meet(fault: Fault, more: Record<string, string> = {}): Promise<Reply> {
	running().setFaults([fault]);
	const params = { cons_id: '1000001', 'name.first': 'Faulty', ...more };
	return call(running(), 'update', params);
}

/** The one call in the log, once it has ended. */
async function logged(): Promise<unknown> {
	await expect.poll(() => running().calls[0]?.endedAt).toBeDefined();
	return running().calls[0];
}

describe('faults of the connection', () => {
	it('resetBefore and resetAfter differ in whether data changed', async () => {
		for (const [kind, applied] of [
			['resetBefore', false],
			['resetAfter', true],
		] as const) {
			running().reset();
			await expect(meet({ kind })).rejects.toThrow();
			const expected = { fault: kind, applied, processed: applied, aborted: true, httpStatus: 0 };
			expect(await logged()).toMatchObject(expected);
		}
	});

	it('stalls for a time and then resets', async () => {
		for (const [kind, applied] of [
			['stallBefore', false],
			['stallAfter', true],
		] as const) {
			running().reset();
			const start = performance.now();
			await expect(meet({ kind, durationMs: 120 })).rejects.toThrow();
			expect(performance.now() - start).toBeGreaterThan(100);
			expect(await logged()).toMatchObject({ fault: kind, applied, aborted: true });
		}
	});

	it('stalls without end until a reset', async () => {
		const pending = expect(meet({ kind: 'stallBefore' })).rejects.toThrow();
		await expect.poll(() => running().calls.length).toBe(1);
		running().reset();
		await pending;
	});

	it('cutBody promises the whole body and sends half', async () => {
		await expect(meet({ kind: 'cutBody' })).rejects.toThrow();
		const expected = { fault: 'cutBody', applied: true, aborted: true, httpStatus: 200 };
		expect(await logged()).toMatchObject(expected);
	});

	it('cutBody sends half of the bytes', async () => {
		running().setFaults([{ kind: 'cutBody' }]);
		const form = new URLSearchParams({ ...common(running()), method: 'listInterests' });
		const { port } = new URL(running().url);
		const text = await new Promise<string>((resolve) => {
			const parts: Buffer[] = [];
			const socket = connect(Number(port), '127.0.0.1');
			socket.on('data', (data) => parts.push(data));
			socket.on('error', () => {});
			socket.on('close', () => resolve(Buffer.concat(parts).toString()));
			socket.write(`GET /demo/site/SRConsAPI?${form} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
		});
		const promised = Number(/content-length: (\d+)/i.exec(text)?.[1]);
		const body = text.slice(text.indexOf('\r\n\r\n') + 4);
		expect(Buffer.byteLength(body)).toBe(Math.ceil(promised / 2));
	});

	it('slowDrip sends the right response slowly', async () => {
		const start = performance.now();
		const reply = await meet({ kind: 'slowDrip', durationMs: 200 });
		expect(performance.now() - start).toBeGreaterThan(150);
		expect(reply.json).toHaveProperty('updateConsResponse');
		expect(await logged()).toMatchObject({ fault: 'slowDrip', applied: true, aborted: false });
	});

	it('huge sends as many bytes as it is told', async () => {
		const reply = await meet({ kind: 'huge', bytes: 1_000_000 });
		expect(reply.text.length).toBeGreaterThanOrEqual(1_000_000);
		expect(reply.text.length).toBeLessThan(1_200_000);
		expect(await logged()).toMatchObject({ fault: 'huge', applied: false });
	});

	it('huge stops when the caller has had enough', async () => {
		running().setFaults([{ kind: 'huge' }]);
		const body = new URLSearchParams({ ...common(running()), method: 'listInterests' });
		const reply = await fetch(`${running().siteUrl}/SRConsAPI`, { method: 'POST', body });
		await reply.body?.cancel();
		expect(await logged()).toMatchObject({ aborted: true });
	});

	it('refuse ends connections and refuses new ones', async () => {
		const other = await startSandbox();
		const { port } = new URL(other.url);
		await call(other, 'listInterests');
		const back = other.refuse(60_000);
		const error = await new Promise<NodeJS.ErrnoException>((resolve, reject) => {
			const socket = connect(Number(port), '127.0.0.1', () => reject(new Error('connected')));
			socket.once('error', resolve);
		});
		expect(error.code).toBe('ECONNREFUSED');
		await other.close();
		await back;
	});

	it('listens again on the same port afterwards', async () => {
		await call(running(), 'listInterests');
		await running().refuse(1);
		// The client may not know yet that its first connection was ended, and use it once more.
		const status = async () => (await call(running(), 'listInterests')).status;
		await expect.poll(status).toBe(200);
	});

	it('can be closed while it refuses', async () => {
		const other = await startSandbox();
		const back = other.refuse(60_000);
		await other.close();
		await expect(back).resolves.toBeUndefined();
	});

	it('tlsErrorAfter is a reset where there is no TLS', async () => {
		await expect(meet({ kind: 'tlsErrorAfter' })).rejects.toThrow();
		expect(await logged()).toMatchObject({ fault: 'tlsErrorAfter', applied: true, aborted: true });
	});
});
