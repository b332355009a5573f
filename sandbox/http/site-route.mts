import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HttpResponse } from '../api/response.mts';
import { faultResponse, statusPage } from '../faults/responses.mts';
import { playTransport, resetConnection } from '../faults/transport.mts';
import { outageFault } from '../faults/outage.mts';
import { faultLabel, isLate, isProcessed, patchOf, type Fault } from '../faults/types.mts';
import type { SandboxState } from '../state.mts';
import { applyCall, applyLate, type RequestContext } from './apply.mts';
import { readRequest } from './request.mts';
import { pause } from './pause.mts';
import { plainSocketUnder } from './plain-sockets.mts';

/** Milliseconds between the end of a late call and its being applied. */
const LATE_MS = 1000;

/** Responds to every request to the site, that is, to all paths but those of the stand-in itself. */
export async function handleSiteRequest(
	state: SandboxState,
	received: FastifyRequest,
	reply: FastifyReply,
): Promise<void> {
	const request = readRequest(state.site, received);
	const call = state.log.start(request.entry);
	reply.raw.once('close', () => state.log.end(call, !reply.raw.writableFinished));
	const context = { state, request, call, reply };
	const wait = state.throttle.check(state.site.settings.throttle);
	if (wait !== undefined) {
		call.fault = 'throttle';
		await send(context, statusPage(429, String(wait)));
		return;
	}
	const outage = outageFault(state.site.settings.outage);
	const fault = outage ?? state.faults.take(call.method, request.params);
	await (fault ? play(context, fault) : send(context, applyCall(context)));
}

/** Plays a fault instead of answering. */
async function play(context: RequestContext, fault: Fault): Promise<void> {
	const { state, call, reply } = context;
	call.fault = faultLabel(fault);
	const patch = patchOf(fault);
	if (patch) return send(context, applyCall(context, patch));
	const { signal } = state;
	if (isLate(fault)) {
		applyLate(context, fault.delayMs ?? LATE_MS);
		await pause(fault.durationMs ?? 0, reply.raw, signal);
	}
	const response = isProcessed(fault) ? applyCall(context) : undefined;
	const instead = faultResponse(fault, response);
	if (instead) return send(context, instead);
	if (!(await latency(context))) return;
	reply.hijack();
	await playTransport(fault, {
		raw: reply.raw,
		plain: plainSocketUnder(reply.raw.socket),
		response,
		pause: (ms) => pause(ms, reply.raw, signal),
	});
	if (reply.raw.headersSent) call.httpStatus = reply.raw.statusCode;
}

/**
 * Sends a response after the latency. The call was processed on arrival, as by a site that goes on
 * working when its caller has given up.
 */
async function send(context: RequestContext, response: HttpResponse): Promise<void> {
	if (!(await latency(context))) return;
	context.call.httpStatus = response.httpStatus;
	await context.reply
		.code(response.httpStatus)
		.headers({ ...response.headers })
		.type(response.contentType)
		.send(response.body);
}

/** Waits as long as the settings say. False when the caller has gone meanwhile. */
async function latency({ state, call, reply }: RequestContext): Promise<boolean> {
	const { latencyMs, latencyByMethod } = state.site.settings;
	const ms = latencyByMethod[call.method] ?? latencyMs;
	if (ms <= 0 || (await pause(ms, reply.raw, state.signal))) return true;
	reply.hijack();
	resetConnection(reply.raw);
	return false;
}
