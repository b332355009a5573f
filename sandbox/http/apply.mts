import type { FastifyReply } from 'fastify';
import type { HttpResponse } from '../api/response.mts';
import { mergeSettings } from '../settings-merge.mts';
import type { SettingsPatch } from '../settings.mts';
import type { SandboxState } from '../state.mts';
import { now, type LoggedCall } from './call-log.mts';
import type { SiteRequest } from './request.mts';
import { beginRequest } from './process.mts';

/** A request with what is needed to respond to it. */
export interface RequestContext {
	state: SandboxState;
	request: SiteRequest;
	call: LoggedCall;
	reply: FastifyReply;
}

/** Lets the API work, under other settings if a fault asks for it. */
export function applyCall(context: RequestContext, patch?: SettingsPatch): HttpResponse {
	const { site } = context.state;
	const usual = site.settings;
	if (patch) site.settings = mergeSettings(usual, patch);
	try {
		return finish(context, beginRequest(site, context.request));
	} finally {
		site.settings = usual;
	}
}

/** Carries a call out, and notes what it changed. */
function finish({ state, call }: RequestContext, work: () => HttpResponse): HttpResponse {
	const { site } = state;
	// Without this, changes that a test made by itself would count as this call's.
	site.takeWrites();
	const response = work();
	call.processed = true;
	call.writes = site.takeWrites();
	call.applied = call.writes.length > 0;
	if (call.applied) call.appliedAt = now();
	if (response.code !== undefined) call.code = response.code;
	return response;
}

/** Lets an application server go on with a call: it writes some time after the call's end. */
export function applyLate(context: RequestContext, delayMs: number): void {
	const { state, request, call, reply } = context;
	const { site } = state;
	const begin = (): (() => HttpResponse) => beginRequest(site, request);
	const begun = site.settings.lateCheck === 'atArrival' ? begin() : undefined;
	call.processed = true;
	call.pending = true;
	const run = state.pending.begin(state.signal, () => {
		finish(context, begun ?? begin());
		delete call.pending;
	});
	reply.raw.once('close', () => run(delayMs));
}
