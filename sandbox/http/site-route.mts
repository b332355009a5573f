import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answer } from '../api/print.mts';
import { faultAnswer, statusPage } from '../faults/answers.mts';
import { playTransport, resetConnection } from '../faults/transport.mts';
import { outageFault } from '../faults/outage.mts';
import { faultLabel, isLate, isProcessed, patchOf, type Fault } from '../faults/types.mts';
import type { SandboxState } from '../state.mts';
import { applyCall, applyLate, type Visit } from './apply.mts';
import { readExchange } from './exchange.mts';
import { pause } from './pause.mts';
import { plainSocketUnder } from './plain-sockets.mts';

/** Milliseconds between the end of a late call and its being applied. */
const LATE_MS = 1000;

/** Answers whatever is not the stand-in's own: the site with its servlets. */
export async function handleSiteRequest(
	state: SandboxState,
	request: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const exchange = readExchange(state.site, request);
	const call = state.log.start(exchange.entry);
	reply.raw.once('close', () => state.log.end(call, !reply.raw.writableFinished));
	const visit = { state, exchange, call, reply };
	const wait = state.throttle.check(state.site.settings.throttle);
	if (wait !== undefined) {
		call.fault = 'throttle';
		await send(visit, statusPage(429, String(wait)));
		return;
	}
	const outage = outageFault(state.site.settings.outage);
	const fault = outage ?? state.faults.take(call.method, exchange.params);
	await (fault ? play(visit, fault) : send(visit, applyCall(visit)));
}

/** Plays a fault instead of answering. */
async function play(visit: Visit, fault: Fault): Promise<void> {
	const { state, call, reply } = visit;
	call.fault = faultLabel(fault);
	const patch = patchOf(fault);
	if (patch) return send(visit, applyCall(visit, patch));
	const { signal } = state;
	if (isLate(fault)) {
		applyLate(visit, fault.delayMs ?? LATE_MS);
		await pause(fault.durationMs ?? 0, reply.raw, signal);
	}
	const answer = isProcessed(fault) ? applyCall(visit) : undefined;
	const instead = faultAnswer(fault, answer);
	if (instead) return send(visit, instead);
	if (!(await latency(visit))) return;
	reply.hijack();
	await playTransport(fault, {
		raw: reply.raw,
		plain: plainSocketUnder(reply.raw.socket),
		answer,
		pause: (ms) => pause(ms, reply.raw, signal),
	});
	if (reply.raw.headersSent) call.httpStatus = reply.raw.statusCode;
}

/**
 * Sends an answer after the latency. The call was processed on arrival, as by a site that goes on
 * working when its caller has given up.
 */
async function send(visit: Visit, answer: Answer): Promise<void> {
	if (!(await latency(visit))) return;
	visit.call.httpStatus = answer.httpStatus;
	await visit.reply
		.code(answer.httpStatus)
		.headers({ ...answer.headers })
		.type(answer.contentType)
		.send(answer.body);
}

/** Waits as long as the settings say; false when there is nobody to answer any more. */
async function latency({ state, call, reply }: Visit): Promise<boolean> {
	const { latencyMs, latencyByMethod } = state.site.settings;
	const ms = latencyByMethod[call.method] ?? latencyMs;
	if (ms <= 0 || (await pause(ms, reply.raw, state.signal))) return true;
	reply.hijack();
	resetConnection(reply.raw);
	return false;
}
