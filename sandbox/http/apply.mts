import type { FastifyReply } from 'fastify';
import type { Answer } from '../api/print.mts';
import { mergeSettings } from '../settings-merge.mts';
import type { SettingsPatch } from '../settings.mts';
import type { SandboxState } from '../state.mts';
import { now, type LoggedCall } from './call-log.mts';
import type { Exchange } from './exchange.mts';
import { beginExchange } from './process.mts';

/** One request on its way through. */
export interface Visit {
	state: SandboxState;
	exchange: Exchange;
	call: LoggedCall;
	reply: FastifyReply;
}

/** Lets the API work, under other settings if a fault asks for it. */
export function applyCall(visit: Visit, patch?: SettingsPatch): Answer {
	const { site } = visit.state;
	const usual = site.settings;
	if (patch) site.settings = mergeSettings(usual, patch);
	try {
		return finish(visit, beginExchange(site, visit.exchange));
	} finally {
		site.settings = usual;
	}
}

/** Carries a call out, and notes what it changed. */
function finish({ state, call }: Visit, work: () => Answer): Answer {
	const { site } = state;
	// Changes that a test made by itself meanwhile are not this call's.
	site.takeWrites();
	const answer = work();
	call.processed = true;
	call.writes = site.takeWrites();
	call.applied = call.writes.length > 0;
	if (call.applied) call.appliedAt = now();
	if (answer.code !== undefined) call.code = answer.code;
	return answer;
}

/** Lets an application server go on with a call: it writes some time after the call's end. */
export function applyLate(visit: Visit, delayMs: number): void {
	const { state, exchange, call, reply } = visit;
	const { site } = state;
	const begin = (): (() => Answer) => beginExchange(site, exchange);
	const begun = site.settings.lateCheck === 'atArrival' ? begin() : undefined;
	call.processed = true;
	call.pending = true;
	const run = state.pending.begin(state.signal, () => {
		finish(visit, begun ?? begin());
		delete call.pending;
	});
	reply.raw.once('close', () => run(delayMs));
}
