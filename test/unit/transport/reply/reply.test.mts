import { describe, expect, it } from 'vitest';

import { decodeReply } from '../../../../nodes/Convio/transport/reply/decodeReply.ts';
import { callOf, decoded } from '../support/calls.mts';
import { groupsJson, groupsXml } from '../support/samples.mts';

const REFUSAL_XML = '<errorResponse><code>16</code><message>Not found.</message></errorResponse>';
const REFUSAL_JSON = '{"errorResponse":{"code":"16","message":"Not found."}}';
const PAGE = '<!DOCTYPE html>\n<html><head><title>Site is down</title></head></html>';

describe('a refusal', () => {
	it.each([200, 400, 403, 405, 500, 502, 503])('is one under HTTP status %i', (status) => {
		const refusal = { kind: 'refused', code: '16', text: 'Not found.', status };
		expect(decoded(REFUSAL_XML, { status })).toEqual(refusal);
		expect(decoded(REFUSAL_JSON, { status })).toEqual(refusal);
	});

	it.each([
		['a number as code', '{"errorResponse":{"code":405,"message":"Verb"}}', '405', 'Verb'],
		['no code', '{"errorResponse":{"message":"Sorry"}}', '', 'Sorry'],
		['no message', '<errorResponse><code>9</code></errorResponse>', '9', ''],
		['nothing inside', '<errorResponse/>', '', ''],
		[
			'blanks around',
			'<errorResponse><code> 3 </code><message>\n No\n </message></errorResponse>',
			'3',
			'No',
		],
		['a blank behind its name', '{"errorResponse ":{"code":"1","message":"x"}}', '1', 'x'],
		[
			'parts that have attributes',
			'<errorResponse><code lang="x">3</code><message lang="x">No</message></errorResponse>',
			'3',
			'No',
		],
		['parts of the wrong kind', '{"errorResponse":{"code":{"a":"1"},"message":{"b":"x"}}}', '', ''],
		[
			'several messages',
			'<errorResponse><code>22</code><message>No.</message><message>Never.</message></errorResponse>',
			'22',
			'No. Never.',
		],
		[
			'a list of messages',
			'{"errorResponse":{"code":"22","message":["No.","Never."]}}',
			'22',
			'No. Never.',
		],
	])('with %s stays readable', (_what, body, code, text) => {
		expect(decoded(body, { status: 403 })).toEqual({ kind: 'refused', code, text, status: 403 });
	});

	it('under 429 is a throttle: the web tier did not pass the call on', () => {
		expect(decoded(REFUSAL_JSON, { status: 429 })).toMatchObject({ kind: 'throttled' });
	});
});

describe('what is no answer of the API', () => {
	it.each([
		['a web page', PAGE, 200, 'it is a web page'],
		['a web page for a wrong path', PAGE, 404, 'it is a web page'],
		['a page without a document type', ' <HTML><body>x</body></HTML>', 200, 'it is a web page'],
		['nothing', '', 200, 'it is empty'],
		['blanks', ' \n ', 200, 'it is empty'],
		['nothing, with 204', '', 204, 'it is empty'],
		['plain text', 'OK', 200, 'it is neither XML nor JSON, or was cut'],
		['plain text under 401', 'no', 401, 'it is neither XML nor JSON, or was cut'],
		['a bare number', '3', 200, 'it is not an object'],
		['a bare boolean', 'true', 200, 'it is not an object'],
		['null', 'null', 200, 'it is not an object'],
		['a bare text', '"ok"', 200, 'it is not an object'],
		['a list', '[{"getConsGroupsResponse":{}}]', 200, 'it is not an object'],
		['no root', '{}', 200, 'it has no single root element'],
		['two roots', '{"getConsGroupsResponse":{},"x":{}}', 200, 'it has no single root element'],
		['a root that is a list', '{"getConsGroupsResponse":[{}]}', 200, 'its root is a list'],
		['a root that is text', groupsJson('hello'), 200, 'its root holds bare text'],
		['a root that is XML text', groupsXml('hello'), 200, 'its root holds bare text'],
		['a root that is a number', groupsJson(7), 200, 'its root holds bare text'],
		[
			'another root',
			'{"status":"ok"}',
			200,
			"its root element 'status' belongs to no response of 'getUserGroups'",
		],
		[
			'a list under another name',
			'{"getConsGroupsResponse":{"groups":{"group":{"id":"1"}},"count":"1"}}',
			200,
			"it has no list 'group', but 'groups'",
		],
		['an answer under 404', groupsJson({}), 404, 'HTTP status 404 does not go with it'],
		['an answer under 500', groupsXml(''), 500, 'HTTP status 500 does not go with it'],
	])('%s', (_what, body, status, reason) => {
		expect(decoded(body, { status, contentType: 'text/html' })).toMatchObject({
			kind: 'unreadable',
			status,
			contentType: 'text/html',
			reason,
		});
	});

	it('may lack the list after its first page, whatever else has come', () => {
		const body = '{"getConsGroupsResponse":{"paging":{"page":"2"}}}';
		expect(decoded(body).kind).toBe('unreadable');
		const later = callOf('getUserGroups', { cons_id: '1', list_record_offset: '25' });
		expect(decodeReply(later, { status: 200, contentType: '', body })).toMatchObject({
			kind: 'answered',
			data: { group: [] },
		});
	});

	it('names all that has come in place of a list', () => {
		const body = '{"getConsGroupsResponse":{"groups":{"x":"1"},"count":"1","more":["2"]}}';
		expect(decoded(body)).toMatchObject({
			reason: "it has no list 'group', but 'groups', 'more'",
		});
	});

	it.each(['getConsGroupsResponses', 'getCons-Response', 'x.getConsResponse'])(
		'is what has the root %s',
		(root) => {
			expect(decoded(`{"${root}":{}}`)).toMatchObject({
				reason: `its root element '${root}' belongs to no response of 'getUserGroups'`,
			});
		},
	);

	it('is no refusal that speaks of a page, nor XML behind a blank line', () => {
		const body = '{"errorResponse":{"code":"1","message":"See <html> and <!DOCTYPE html>"}}';
		expect(decoded(body)).toMatchObject({ kind: 'refused' });
		expect(decoded(`\n ${REFUSAL_XML}`)).toMatchObject({ kind: 'refused', code: '16' });
	});

	it.each([400, 403, 499])('leaves a write in doubt that was done under %i', (status) => {
		const body = '{"createConsResponse":{"cons_id":"1001341"}}';
		expect(decoded(body, { status }, 'create').kind).toBe('interrupted');
		expect(decoded(body, { status: 500 }, 'create').kind).toBe('unreadable');
	});

	it('leaves a write in doubt whose status says no and whose body says yes', () => {
		const body = '{"createConsResponse":{"cons_id":"1001341","message":"New user added."}}';
		expect(decoded(body, { status: 403 }, 'create')).toEqual({
			kind: 'interrupted',
			reason: 'HTTP status 403 does not go with it',
			timedOut: false,
		});
		expect(decoded(body, { status: 403 }, 'getUser').kind).toBe('unreadable');
		expect(decoded('{"x":{}}', { status: 403 }, 'create').kind).toBe('unreadable');
	});

	it.each([
		['a page', PAGE, true, 'Site is down'],
		[
			'a page whose title has attributes',
			'<html><TITLE id="t">A &amp; B</TITLE>',
			true,
			'A &amp; B',
		],
		['a page without a title', '<html><body>Welcome</body></html>', true, ''],
		['a page that begins with a comment', '\n<!-- x --> <!-- y -->\n<html><title>T', true, 'T'],
		['an XHTML page', '<?xml version="1.0"?>\n<!DOCTYPE\n html><title>T</title>', true, 'T'],
		['a page without its head', '<body>Welcome</body>', true, ''],
		['text', 'slow down\nplease', false, 'slow down\nplease'],
		['other XML', '<status><title>T</title></status>', false, '<status><title>T</title></status>'],
		['an element that begins like a page', '<htmlx><title>T</title></htmlx>', false, '<htmlx>'],
	])('is shown by the title if it is %s', (_what, body, isWebPage, excerpt) => {
		const reply = decoded(body);
		if (reply.kind !== 'unreadable') throw new Error(reply.kind);
		expect(reply.isWebPage).toBe(isWebPage);
		expect(reply.reason === 'it is a web page').toBe(isWebPage);
		expect(reply.excerpt.slice(0, Math.max(excerpt.length, 7))).toBe(excerpt);
	});

	it('is no page because of thousands of comments, and that is found out at once', () => {
		const body = `${'<!---->'.repeat(5_000)}x`;
		expect(decoded(body)).toMatchObject({ kind: 'unreadable', isWebPage: false });
	});

	it('is kept by its first 20,000 characters', () => {
		expect(decoded('x'.repeat(30_000))).toMatchObject({ excerpt: 'x'.repeat(20_000) });
	});
});

describe('a root that the documents do not name', () => {
	it('is taken, since roots changed between generations', () => {
		expect(decoded('{"getUserGroupsResponse":{}}')).toMatchObject({
			kind: 'answered',
			root: 'getUserGroupsResponse',
		});
	});

	it('is taken without content as well', () => {
		const reply = { kind: 'answered', root: 'updateConsResponse', data: {} };
		expect(decoded('<updateConsResponse/>', {}, 'update')).toEqual(reply);
		expect(decoded('{"updateConsResponse":""}', {}, 'update')).toEqual(reply);
	});
});
