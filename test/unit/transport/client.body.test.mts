import type { ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';

import { MAX_BODY_BYTES } from '../../../nodes/Convio/transport/http/body.ts';
import { send } from './support/sending.mts';
import { bodyOf, httpServer } from '../../support/servers.mts';
import { groupsJson, groupsXml } from './support/samples.mts';

const LABEL = 'Café – 漢字 🎉';
const JSON_ANSWER = groupsJson({ group: { id: '007', label: LABEL } });
const XML_ANSWER = groupsXml(`<group><id>007</id><label>${LABEL}</label></group>`);
const EXPECTED = {
	kind: 'answered',
	root: 'getConsGroupsResponse',
	data: { group: [{ id: '007', label: LABEL }] },
};

async function answered(
	body: string | Buffer,
	headers: Record<string, string> = {},
	write?: (response: ServerResponse) => void,
) {
	const server = await httpServer((_request, response) => {
		response.writeHead(200, headers);
		if (write === undefined) response.end(body);
		else write(response);
	});
	return await send(server.siteUrl);
}

describe('how a body is written', () => {
	it.each([
		['gzip', gzipSync(JSON_ANSWER)],
		['deflate', deflateSync(JSON_ANSWER)],
		['br', brotliCompressSync(JSON_ANSWER)],
		['identity', Buffer.from(JSON_ANSWER)],
	])('%s', async (encoding, body) => {
		expect(await answered(body, { 'content-encoding': encoding })).toEqual(EXPECTED);
	});

	it('in chunks that end inside of characters', async () => {
		const reply = await answered('', {}, (response) => {
			for (const byte of Buffer.from(XML_ANSWER)) response.write(Buffer.from([byte]));
			response.end();
		});
		expect(reply).toEqual(EXPECTED);
	});

	it.each([
		['no charset', {}, Buffer.from(JSON_ANSWER)],
		['UTF-8', { 'content-type': 'application/json;charset=UTF-8' }, Buffer.from(JSON_ANSWER)],
		['a byte order mark', {}, Buffer.from(`\ufeff${JSON_ANSWER}`)],
		['a byte order mark before XML', {}, Buffer.from(`\ufeff${XML_ANSWER}`)],
		[
			'UTF-16',
			{ 'content-type': 'application/json; charset="utf-16le"' },
			Buffer.from(JSON_ANSWER, 'utf16le'),
		],
		[
			'a charset that nobody knows',
			{ 'content-type': 'text/xml; charset=x-y' },
			Buffer.from(XML_ANSWER),
		],
	])('%s', async (_what, headers, body) => {
		expect(await answered(body, headers)).toEqual(EXPECTED);
	});

	const latin = Buffer.from(groupsXml('<group><label>Café</label></group>'), 'latin1');
	const prolog = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?>');
	it.each([
		['in the header', { 'content-type': 'text/xml; charset=ISO-8859-1' }, latin],
		['in the declaration', { 'content-type': 'text/xml' }, Buffer.concat([prolog, latin])],
	])('ISO-8859-1 declared %s', async (_where, headers, body) => {
		expect(await answered(body, headers)).toMatchObject({ data: { group: [{ label: 'Café' }] } });
	});

	it('a wrong content type does not matter', async () => {
		for (const type of ['text/html', 'text/plain', 'application/octet-stream', 'image/png']) {
			expect(await answered(JSON_ANSWER, { 'content-type': type })).toEqual(EXPECTED);
		}
	});
});

describe('a body that is too large', () => {
	const TOO_LARGE = {
		kind: 'unreadable',
		status: 200,
		contentType: 'text/xml',
		reason: 'it is larger than 16 MB',
		isWebPage: false,
		excerpt: '',
	};

	it('without end is given up at the limit, and not kept', async () => {
		let sent = 0;
		const server = await httpServer((_request, response) => {
			response.writeHead(200, { 'content-type': 'text/xml' });
			const block = Buffer.alloc(1024 * 1024, 97);
			const more = () => {
				while (!response.destroyed && response.write(block)) sent += block.length;
			};
			response.on('drain', () => {
				sent += block.length;
				more();
			});
			more();
		});
		expect(await send(server.siteUrl, { timeoutMs: 10_000 })).toEqual(TOO_LARGE);
		expect(sent).toBeLessThan(MAX_BODY_BYTES * 2);
		await vi.waitFor(() => expect(server.open()).toBe(0), { timeout: 30_000 });
	});

	it('once unpacked is given up as well', async () => {
		const bomb = gzipSync(Buffer.alloc(MAX_BODY_BYTES * 3, 32));
		expect(bomb.length).toBeLessThan(200_000);
		const server = await httpServer((_request, response) => {
			response.writeHead(200, { 'content-type': 'text/xml', 'content-encoding': 'gzip' });
			response.end(bomb);
		});
		expect(await send(server.siteUrl, { timeoutMs: 10_000 })).toEqual(TOO_LARGE);
	});
});

it('the call goes out as one form POST, secrets in its body and nowhere else', async () => {
	const seen: Array<{ line: string; headers: string; body: string }> = [];
	const server = await httpServer((request, response) => {
		void bodyOf(request).then((body) => {
			const line = `${request.method} ${request.url}`;
			seen.push({ line, headers: JSON.stringify(request.headers), body });
			response.end(JSON_ANSWER);
		});
	});
	await send(server.siteUrl, { format: 'xml' });
	expect(seen).toHaveLength(1);
	expect(seen[0]?.line).toBe('POST /org/site/SRConsAPI');
	expect(seen[0]?.headers).toContain('"content-type":"application/x-www-form-urlencoded');
	expect(seen[0]?.headers).not.toMatch(/key-4|pass|api user/);
	expect(Object.fromEntries(new URLSearchParams(seen[0]?.body))).toEqual({
		cons_id: '1001',
		method: 'getUserGroups',
		response_format: 'xml',
		api_key: 'key-4+7/e=9',
		login_name: 'api user & co',
		login_password: 'pä"ss<w\\ord>%',
		v: '1.0',
	});
});
