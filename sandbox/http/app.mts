import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { SandboxState } from '../state.mts';
import { HTML_TYPE, htmlPage } from '../wire/html.mts';
import { addControl } from './control.mts';
import { addPage } from './page.mts';
import { keepPlainSockets } from './plain-sockets.mts';
import { handleSiteRequest } from './site-route.mts';
import type { Certificate } from './tls.mts';

/** Largest request body; the real limit is not documented. */
const BODY_LIMIT = 20 * 1024 * 1024;

/** Puts the server together; it does not listen yet. */
export function buildApp(state: SandboxState, certificate?: Certificate): FastifyInstance {
	const app = fastify({
		bodyLimit: BODY_LIMIT,
		exposeHeadRoutes: false,
		serverFactory(handler): Server {
			if (!certificate) return createServer(handler);
			const server = createTlsServer(certificate, handler);
			keepPlainSockets(server);
			return server;
		},
	});
	// Form bodies stay texts, because the settings decide about repeated parameters.
	app.register(formbody, { parser: (text) => text as unknown as Record<string, unknown> });
	addControl(app, state);
	addPage(app);
	app.register((siteRoutes, _options, done) => {
		// Bodies of other types are accepted too, as texts without parameters.
		siteRoutes.removeContentTypeParser(['application/json', 'text/plain']);
		siteRoutes.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, parsed) => {
			parsed(null, body);
		});
		siteRoutes.setErrorHandler(async (error, _request, reply) => {
			const status =
				error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
			const title = status < 500 ? 'Bad Request' : 'Server Error';
			await reply
				.code(status)
				.type(HTML_TYPE)
				.send(htmlPage(title, String(error)));
		});
		siteRoutes.all('/*', (request, reply) => handleSiteRequest(state, request, reply));
		done();
	});
	return app;
}
