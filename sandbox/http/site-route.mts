import type { FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from '../api/answer.mts';
import type { SandboxState } from '../state.mts';
import { readExchange, type Exchange } from './exchange.mts';
import { processExchange } from './process.mts';
import type { LoggedCall } from './call-log.mts';

/** Answers whatever is not the stand-in's own: the site with its servlets. */
export async function handleSiteRequest(
	state: SandboxState,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const exchange = readExchange(state.site, request);
	const call = state.log.start(exchange.entry);
	reply.raw.once('close', () => {
		state.log.end(call, !reply.raw.writableFinished);
	});
	// Applied on arrival, like a site that goes on working after its caller has given up.
	const answer = applyCall(state, exchange, call);
	const { latencyMs, latencyByMethod } = state.site.settings;
	const latency = latencyByMethod[call.method] ?? latencyMs;
	if (latency > 0) await delay(latency);
	await sendAnswer(reply, call, answer);
}

/** Lets the API work, and notes whether it changed anything. */
function applyCall({ site }: SandboxState, exchange: Exchange, call: LoggedCall): Answer {
	const before = site.revision;
	const answer = processExchange(site, exchange);
	call.applied = site.revision !== before;
	if (answer.code !== undefined) call.code = answer.code;
	return answer;
}

async function sendAnswer(reply: FastifyReply, call: LoggedCall, answer: Answer): Promise<void> {
	call.httpStatus = answer.httpStatus;
	await reply
		.code(answer.httpStatus)
		.headers({ ...answer.headers })
		.type(answer.contentType)
		.send(answer.body);
}
