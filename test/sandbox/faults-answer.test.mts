import { describe, expect, it } from 'vitest';
import type { Fault } from '../../sandbox/index.mts';
import { call, useSandbox, type Reply } from './client.mts';

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

describe('faults of the response', () => {
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

	it('proto adds dangerous keys to the right response, in both formats', async () => {
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
