import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { randomFaults, startSandbox, type Fault } from '../../sandbox/index.mts';
import { call, common, errorOf, useSandbox, type Reply } from './client.mts';

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

	it('slowDrip sends the right answer slowly', async () => {
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

	it('refuse ends connections, refuses new ones, and listens again', async () => {
		const { port } = new URL(running().url);
		await call(running(), 'listInterests');
		const back = running().refuse(250);
		const error = await new Promise<NodeJS.ErrnoException>((resolve, reject) => {
			const socket = connect(Number(port), '127.0.0.1', () => reject(new Error('connected')));
			socket.once('error', resolve);
		});
		expect(error.code).toBe('ECONNREFUSED');
		await back;
		expect((await call(running(), 'listInterests')).status).toBe(200);
	});

	it('can be closed while it refuses', async () => {
		const other = await startSandbox();
		const back = other.refuse(60_000);
		await other.close();
		await back;
	});
});

describe('faults of the answer', () => {
	it('status answers an HTML page, before or after the work', async () => {
		for (const status of [429, 502, 503, 504]) {
			for (const when of ['before', 'after'] as const) {
				running().reset();
				const reply = await meet({ kind: 'status', status, when });
				expect(reply.status).toBe(status);
				expect(reply.type).toMatch(/^text\/html/);
				const expected = { fault: `status ${status}`, applied: when === 'after' };
				expect(await logged()).toMatchObject({ ...expected, httpStatus: status });
			}
		}
	});

	it('status sends Retry-After as it is told, or none', async () => {
		const date = new Date(Date.now() + 2000).toUTCString();
		for (const retryAfter of ['2', date, 'soon']) {
			const reply = await meet({ kind: 'status', status: 429, retryAfter });
			expect(reply.headers.get('retry-after')).toBe(retryAfter);
		}
		const reply = await meet({ kind: 'status', status: 429 });
		expect(reply.headers.has('retry-after')).toBe(false);
	});

	it('html200 answers a page as if all were well', async () => {
		const reply = await meet({ kind: 'html200' });
		expect(reply.status).toBe(200);
		expect(reply.text).toMatch(/^<!DOCTYPE html>/);
		expect(await logged()).toMatchObject({ applied: false });
	});

	it('redirect points to another origin', async () => {
		const reply = await meet({ kind: 'redirect' });
		expect(reply.status).toBe(302);
		const location = 'http://127.0.0.1:9/steal';
		const other = await meet({ kind: 'redirect', status: 307, location });
		expect(other.status).toBe(307);
		expect(other.headers.get('location')).toBe(location);
	});

	it('garbage is neither JSON nor XML, though complete', async () => {
		await expect(meet({ kind: 'garbage' })).rejects.toThrow(SyntaxError);
		expect(await logged()).toMatchObject({ fault: 'garbage', applied: true, aborted: false });
		const xml = await meet({ kind: 'garbage' }, { response_format: 'xml' });
		expect(xml.text).not.toContain('</updateConsResponse>');
	});

	it('entityBomb is XML with entities of entities', async () => {
		const reply = await meet({ kind: 'entityBomb' });
		expect(reply.type).toMatch(/^text\/xml/);
		expect(reply.text).toContain('<!ENTITY e9 "&e8;&e8;');
	});

	it('proto adds dangerous keys to the right answer, in both formats', async () => {
		const reply = await meet({ kind: 'proto' });
		expect(reply.text).toContain('"__proto__":{"polluted":"yes"}');
		expect(Object.keys(reply.json ?? {})).toContain('__proto__');
		expect(reply.json?.['updateConsResponse']).toHaveProperty('cons_id', '1000001');
		const xml = await meet({ kind: 'proto' }, { response_format: 'xml' });
		expect(xml.text).toMatch(/<updateConsResponse [^>]*><__proto__>/);
		const params = { cons_id: '1000001' };
		running().setFaults([{ kind: 'proto' }]);
		running().site.settings.hiddenFields = [...running().site.fields.keys()];
		running().site.settings.consIdAlways = false;
		const empty = await call(running(), 'getUser', { ...params, fields: 'x' });
		expect(empty.json?.['getConsResponse']).toBeDefined();
	});
});

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
		for (const bad of [{}, [{ kind: 'x' }], [{ kind: 'status', status: '1' }], [{ nth: 1 }]]) {
			expect((await put(bad)).status).toBe(400);
		}
		running().reset();
		expect(await statuses(['getUser'])).toEqual([200]);
	});

	it('can be drawn at random, the same from the same seed', () => {
		expect(randomFaults(7, 50)).toEqual(randomFaults(7, 50));
		expect(randomFaults(8, 50)).not.toEqual(randomFaults(7, 50));
		const drawn = randomFaults(7, 200);
		expect(drawn).toHaveLength(200);
		expect(new Set(drawn.map(({ kind }) => kind)).size).toBe(13);
		const numbers = drawn.flatMap(({ match }) => match?.nth ?? []);
		expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
		expect(randomFaults(7, 5, ['html200']).every(({ kind }) => kind === 'html200')).toBe(true);
	});
});

describe('delay and throttle', () => {
	it('waits before every answer, or before those of one method', async () => {
		Object.assign(running().site.settings, { latencyMs: 90, latencyByMethod: { getUser: 0 } });
		const time = async (method: string): Promise<number> => {
			const start = performance.now();
			await call(running(), method, { cons_id: '1000001' });
			return performance.now() - start;
		};
		expect(await time('getUserGroups')).toBeGreaterThan(85);
		expect(await time('getUser')).toBeLessThan(85);
	});

	it('answers 429 with Retry-After beyond so many calls per window', async () => {
		running().site.settings.throttle = { requests: 2, windowMs: 1500 };
		const ask = async (): Promise<Reply> => call(running(), 'getUser', { cons_id: '1' });
		expect(errorOf(await ask()).code).toBe('16');
		expect(errorOf(await ask()).code).toBe('16');
		const third = await ask();
		expect(third.status).toBe(429);
		expect(['1', '2']).toContain(third.headers.get('retry-after'));
		expect(running().calls[2]).toMatchObject({ fault: 'throttle', processed: false });
	});
});
