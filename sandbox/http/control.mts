import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseFaults } from '../faults/parse.mts';
import { mergeSettings, parseSettings } from '../settings-merge.mts';
import type { SandboxState } from '../state.mts';
import { addGroupControl } from './control-groups.mts';
import { overview, search } from './overview.mts';

/** The control endpoints under /_sandbox/, for tests in other processes and for the page. */
export function addControl(app: FastifyInstance, state: SandboxState): void {
	const { site, log } = state;
	app.register(
		(control, _options, done) => {
			control.addHook('onRequest', async (request, reply) => {
				if (!isOwn(request)) await reply.code(403).send({ error: 'loopback only' });
			});
			control.setErrorHandler(async (error, _request, reply) => {
				const message = error instanceof Error ? error.message : String(error);
				await reply.code(400).send({ error: message });
			});
			control.post('/reset', (request) => {
				state.reset(parseSettings(request.body));
				return overview(state);
			});
			control.get('/state', () => overview(state));
			control.patch('/settings', (request) => {
				site.settings = mergeSettings(site.settings, parseSettings(request.body));
				return overview(state);
			});
			control.put('/faults', (request) => {
				state.faults.set(parseFaults(request.body));
				return overview(state);
			});
			control.get<{ Querystring: { since?: string; limit?: string } }>('/calls', ({ query }) => ({
				// If there are more than the limit, the last ones.
				calls: log.since(Number(query.since ?? 0)).slice(-Number(query.limit ?? Infinity)),
				peakInFlight: log.peak,
			}));
			control.get('/calls/counts', () => log.counts());
			control.delete('/calls', () => {
				log.clear();
				return { calls: [] };
			});
			control.get<{ Querystring: { search?: string } }>('/constituents', ({ query }) =>
				search(state, query.search ?? ''),
			);
			addGroupControl(control, site);
			done();
		},
		{ prefix: '/_sandbox' },
	);
}

/** Only this machine, and no page of another origin, may use the control endpoints. */
function isOwn({ ip, headers, protocol }: FastifyRequest): boolean {
	const host = (headers.host ?? '').replace(/:\d+$/, '');
	const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip);
	const { origin } = headers;
	const sameOrigin = origin === undefined || origin === `${protocol}://${headers.host}`;
	return local && sameOrigin && ['127.0.0.1', 'localhost', '[::1]'].includes(host);
}
