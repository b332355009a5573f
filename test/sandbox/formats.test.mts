import { describe, expect, it } from 'vitest';
import { addRecord, call, common, errorOf, useSandbox } from './client.mts';

const running = useSandbox();

describe('formats', () => {
	it('answers XML unless JSON is asked for, also for errors', async () => {
		const xml = await call(running(), 'getUser', { cons_id: '1', response_format: undefined });
		expect(xml.type).toMatch(/xml/);
		expect(xml.text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*<errorResponse /);
		expect(xml.text).toContain('<code>16</code>');
		const json = await call(running(), 'getUser', { cons_id: '1' });
		expect(json.json).toEqual({ errorResponse: { code: '16', message: expect.any(String) } });
	});

	it('shows none, one and several of a list as no key, an object and an array', async () => {
		const constituent = addRecord(running());
		const read = async (): Promise<unknown> =>
			(await call(running(), 'getUserGroups', { cons_id: constituent.consId })).json;
		expect(await read()).toEqual({ getConsGroupsResponse: {} });
		running().site.setMember(constituent, '1010', true);
		expect(await read()).toEqual({
			getConsGroupsResponse: { group: { id: '1010', label: 'Puppy Lovers' } },
		});
		running().site.setMember(constituent, '1013', true);
		expect(await read()).toEqual({
			getConsGroupsResponse: {
				group: [
					{ id: '1010', label: 'Puppy Lovers' },
					{ id: '1013', label: 'Bird Watchers' },
				],
			},
		});
		const params = { cons_id: constituent.consId, response_format: 'xml' };
		const xml = await call(running(), 'getUserGroups', params);
		expect(xml.text.match(/<group>/g)).toHaveLength(2);
	});

	it('prints nil as xsi:nil and as null, and a wholly empty container as nil', async () => {
		const { consId } = addRecord(running(), { 'name.first': 'Zaphod' });
		const fields = 'name.title,name.first,primary_address';
		const json = await call(running(), 'getUser', { cons_id: consId, fields });
		expect(json.json).toEqual({
			getConsResponse: {
				cons_id: consId,
				name: { title: null, first: 'Zaphod' },
				primary_address: null,
			},
		});
		const xml = await call(running(), 'getUser', {
			cons_id: consId,
			fields,
			response_format: 'xml',
		});
		expect(xml.text).toContain('<title xsi:nil="true"/>');
		expect(xml.text).toContain('<primary_address xsi:nil="true"/>');
		expect(xml.text.match(/xmlns:xsi/g)).toHaveLength(1);
	});

	it('escapes what XML needs and keeps every script', async () => {
		const first = '<b>&"O\'Neill"</b> 東京 Zoë 😀';
		const { consId } = addRecord(running(), { 'name.first': first });
		const params = { cons_id: consId, fields: 'name.first' };
		const json = await call(running(), 'getUser', params);
		expect(json.json).toMatchObject({ getConsResponse: { name: { first } } });
		const xml = await call(running(), 'getUser', { ...params, response_format: 'xml' });
		expect(xml.text).toContain('&lt;b&gt;&amp;');
		expect(xml.text).toContain('東京 Zoë 😀');
	});

	it('escapes what looks like an entity already', async () => {
		const { consId } = addRecord(running(), { 'name.first': 'AT&amp;T &#65; &lt;b> & co' });
		const params = { cons_id: consId, fields: 'name.first', response_format: 'xml' };
		const xml = await call(running(), 'getUser', params);
		expect(xml.text).toContain('<first>AT&amp;amp;T &amp;#65; &amp;lt;b&gt; &amp; co</first>');
	});

	it('puts JSON keys in changing order, or in that of the document', async () => {
		const orders = new Set<string>();
		for (let i = 0; i < 12; i++) {
			const reply = await call(running(), 'update', { cons_id: '1000001' });
			orders.add(Object.keys(reply.json?.['updateConsResponse'] ?? {}).join());
		}
		expect([...orders].sort()).toEqual(['cons_id,message', 'message,cons_id']);
		running().site.settings.jsonKeyOrder = 'document';
		const reply = await call(running(), 'update', { cons_id: '1000001' });
		expect(reply.text).toMatch(/^\{"updateConsResponse":\{"cons_id":/);
	});

	it('answers 200 to errors with suppress_response_codes, not with its misspelling', async () => {
		const bad = { cons_id: '1' };
		const right = await call(running(), 'getUser', { ...bad, suppress_response_codes: 'true' });
		expect(errorOf(right)).toEqual({ status: 200, code: '16' });
		const wrong = await call(running(), 'getUser', { ...bad, suppress_result_codes: 'true' });
		expect(errorOf(wrong)).toEqual({ status: 403, code: '16' });
		const params = { suppress_response_codes: 'TRUE' };
		const verb = await call(running(), 'getUser', params, { verb: 'GET' });
		expect(errorOf(verb)).toEqual({ status: 200, code: '405' });
	});

	it('reads parameters from the body, from the query, and from both', async () => {
		const inQuery = await call(running(), 'getUser', { cons_id: '1000001' }, { place: 'query' });
		expect(inQuery.status).toBe(200);
		const { response_format, ...rest } = common(running());
		const query = new URLSearchParams({ response_format: response_format ?? '' });
		const body = new URLSearchParams({ ...rest, method: 'getUser', cons_id: '1000001' });
		const url = `${running().siteUrl}/SRConsAPI?${query}`;
		const both = await fetch(url, { method: 'POST', body });
		expect(await both.json()).toHaveProperty('getConsResponse');
	});

	it('takes the first of a repeated parameter, or the last', async () => {
		const body = new URLSearchParams({ ...common(running()), method: 'getUser' });
		body.append('cons_id', '1000001');
		body.append('cons_id', '1000002');
		const ask = async (): Promise<unknown> => {
			const reply = await fetch(`${running().siteUrl}/SRConsAPI`, { method: 'POST', body });
			return reply.json();
		};
		expect(await ask()).toMatchObject({ getConsResponse: { cons_id: '1000001' } });
		running().site.settings.repeatedParameter = 'last';
		expect(await ask()).toMatchObject({ getConsResponse: { cons_id: '1000002' } });
	});

	it('decodes forms as UTF-8', async () => {
		const first = 'Zoë+東京 & 100% = "ja"';
		await call(running(), 'update', { cons_id: '1000001', 'name.first': first });
		expect(running().site.constituents.get('1000001')?.values.get('name.first')).toBe(first);
	});

	it('does not take parameters from a JSON body', async () => {
		const reply = await fetch(`${running().siteUrl}/SRConsAPI`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ ...common(running()), method: 'getUser', cons_id: '1000001' }),
		});
		expect(reply.status).toBe(403);
		expect(await reply.text()).toContain('<code>2</code>');
	});
});
