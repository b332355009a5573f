import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Constituent } from '../data/types.mts';
import { parseFaults } from '../faults/parse.mts';
import { mergeSettings, parseSettings } from '../settings-merge.mts';
import type { SandboxState } from '../state.mts';

/** Most records one search answers. */
const FOUND = 50;

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
				// Of many, the last ones.
				calls: log.since(Number(query.since ?? 0)).slice(-Number(query.limit ?? Infinity)),
				peakInFlight: log.peak,
			}));
			control.delete('/calls', () => {
				log.clear();
				return { calls: [] };
			});
			control.get<{ Querystring: { search?: string } }>('/constituents', ({ query }) =>
				search(state, query.search ?? ''),
			);
			control.get('/groups', () => ({
				groups: [...site.groups.values()].map(({ members, ...group }) => ({
					...group,
					members: members.size,
				})),
			}));
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

/** Settings without the credentials, and counts. */
function overview({ site, log, faults }: SandboxState): Record<string, unknown> {
	const { apiKey: _key, loginName: _name, loginPassword: _password, ...settings } = site.settings;
	return {
		settings,
		revision: site.revision,
		faults: faults.pending,
		counts: {
			constituents: site.constituents.size,
			groups: site.groups.size,
			interests: site.interests.size,
			centers: site.centers.size,
			interactions: site.interactions.size,
			calls: log.calls.length,
			inFlight: log.inFlight,
			peakInFlight: log.peak,
		},
	};
}

/** The records whose id, name, address or member ID holds the text, the last changed first. */
function search({ site }: SandboxState, text: string): Record<string, unknown> {
	const wanted = text.trim().toLowerCase();
	const found = [...site.constituents.values()].filter(
		(one) => wanted === '' || searchable(one).includes(wanted),
	);
	found.sort((a, b) => b.changedAt - a.changedAt || Number(a.consId) - Number(b.consId));
	return {
		total: found.length,
		constituents: found.slice(0, FOUND).map((one) => ({
			...one,
			values: Object.fromEntries(one.values),
			groups: [...one.groups],
			interests: [...one.interests],
			centers: [...one.centers],
			centerOptIns: [...one.centerOptIns],
		})),
	};
}

function searchable({ consId, values }: Constituent): string {
	const names = ['name.first', 'name.last', 'email.primary_address', 'member_id'];
	return [consId, ...names.map((name) => values.get(name) ?? '')].join(' ').toLowerCase();
}
