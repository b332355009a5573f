import { describe, expect, it } from 'vitest';

import { explain } from '../../../nodes/Convio/transport/explain.ts';
import { SECRETS, send } from './support/sending.mts';
import { echo, httpServer } from '../../support/servers.mts';

const plainly = (body: string) =>
	[...new URLSearchParams(body)].map(([name, value]) => `${name}: ${value}`).join('; ');
const html = (text: string) =>
	text.replace(
		/[&<>"]/g,
		(found) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[found]};`,
	);
const refusal = (code: string, message: string) =>
	JSON.stringify({ errorResponse: { code, message } });

/** Spellings of a secret that would give it away, without those that are part of another. */
const GIVEAWAYS = Object.values(SECRETS).flatMap((secret) => [
	secret,
	encodeURIComponent(secret),
	new URLSearchParams({ _: secret }).toString().slice(2),
	html(secret),
	JSON.stringify(secret).slice(1, -1),
]);

const passwordIn = (body: string) => new URLSearchParams(body).get('login_password') ?? '';

describe('a server that repeats the request does not reveal secrets', () => {
	it.each([
		['as it came', echo((body) => body)],
		['in the title of a page', echo((body) => `<html><title>${body}`, { status: 500 })],
		['decoded', echo(plainly, { status: 404 })],
		['decoded, in the title of a page', echo((body) => `<html><title>${html(plainly(body))}`)],
		['in JSON', echo((body) => JSON.stringify({ a: plainly(body), b: 1 }), { status: 429 })],
		['as a name in JSON', echo((body) => JSON.stringify({ [plainly(body)]: {} }))],
		['in an XML element', echo((body) => `<status>${html(plainly(body))}</status>`)],
		['as the message of a refusal', echo((body) => refusal('1', body), { status: 403 })],
		['decoded in a refusal', echo((body) => refusal('1', plainly(body)), { status: 403 })],
		['as the code of a refusal', echo((body) => refusal(passwordIn(body), ''), { status: 403 })],
		[
			'in an XML refusal',
			echo(
				(body) =>
					`<errorResponse><code>1</code><message>${html(plainly(body))}</message></errorResponse>`,
				{ status: 403 },
			),
		],
	])('%s', async (_how, answer) => {
		const server = await httpServer(answer);
		const reply = await send(server.siteUrl);
		expect(reply.kind).not.toBe('answered');
		const words = reply.kind === 'answered' ? {} : explain(reply);
		const shown = [reply, words].flatMap((texts) => Object.values(texts)).join(' ');
		for (const giveaway of GIVEAWAYS) expect(shown).not.toContain(giveaway);
		expect(shown).toContain('[hidden]');
	});

	it("nor a constituent's new password, however the parameter is spelled", async () => {
		const server = await httpServer(echo((body) => `Received ${plainly(body)}`));
		for (const name of ['user_password', 'User_Password']) {
			const params = { [name]: 'hunter22 & co' };
			const reply = JSON.stringify(await send(server.siteUrl, {}, undefined, params));
			expect(reply).toContain(`${name}: [hidden]`);
			expect(reply).not.toContain('hunter22');
		}
	});

	it('but what is no secret is shown', async () => {
		const server = await httpServer(echo((body) => `Received ${plainly(body)}`));
		const params = { member_id: 'M-1001', user_password: 'hunter22 & co' };
		expect(JSON.stringify(await send(server.siteUrl, {}, undefined, params))).toContain('M-1001');
	});

	it('nor in headers', async () => {
		const { apiKey } = SECRETS;
		const server = await httpServer((request, response) => {
			const status = request.url?.includes('SRConsAPI') === true ? 302 : 200;
			response.writeHead(status, { location: `/login?key=${encodeURIComponent(apiKey)}` });
			response.end();
		});
		expect(await send(server.siteUrl)).toEqual({
			kind: 'redirected',
			status: 302,
			target: '/login?key=[hidden]',
		});
	});

	it('nor in the content type', async () => {
		const server = await httpServer((_request, response) => {
			response.writeHead(200, { 'content-type': `text/${encodeURIComponent(SECRETS.apiKey)}` });
			response.end('x');
		});
		expect(await send(server.siteUrl)).toMatchObject({ contentType: 'text/[hidden]' });
	});
});
