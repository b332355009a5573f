import type { SiteWrite } from '../data/write-journal.mts';

/** Calls of one method. */
export interface MethodCount {
	calls: number;
	/** Calls that changed data. */
	applied: number;
	/** Calls that were answered with an error code. */
	refused: number;
}

/** Where a secret value was seen: parameter names of body and query, header names. */
export interface SecretsIn {
	body: string[];
	query: string[];
	headers: string[];
}

/** One API call as the stand-in received it. Times are milliseconds since 1970. */
export interface LoggedCall {
	seq: number;
	startedAt: number;
	/** Undefined while the call is in flight. */
	endedAt?: number;
	verb: string;
	/** Path without the query. */
	path: string;
	/** Last part of the path, such as SRConsAPI. */
	servlet: string;
	method: string;
	/** Parameters without the secret ones. */
	params: Record<string, string>;
	secretsIn: SecretsIn;
	/** Content-Type of the request. */
	contentType: string;
	/** Status sent; 0 while in flight, or when the connection ended without one. */
	httpStatus: number;
	/** Code of an error response. */
	code?: string;
	/** Whether the call reached the API, or the page that stands where no API is. */
	processed: boolean;
	/** Whether the call changed data. */
	applied: boolean;
	/** When the call changed data. It is after endedAt for a call that was applied late. */
	appliedAt?: number;
	/** What the call wrote, in this order, also if it was refused afterwards. */
	writes: SiteWrite[];
	/** Set while an application server is still at work on the call. */
	pending?: true;
	/** Calls in flight when this one arrived, itself included. */
	inFlight: number;
	/** The fault that was played, if any. */
	fault?: string;
	/** Whether the connection ended before the response was complete. */
	aborted: boolean;
}

type RequestEntry = Pick<
	LoggedCall,
	'verb' | 'path' | 'servlet' | 'method' | 'params' | 'secretsIn' | 'contentType'
>;

/** Keeps the calls in the order in which they came. */
export class CallLog {
	readonly calls: LoggedCall[] = [];
	#seq = 0;
	#inFlight = 0;
	#peak = 0;

	/** Most calls that were in flight at once since the log was cleared. */
	get peak(): number {
		return this.#peak;
	}

	/** Calls in flight now. */
	get inFlight(): number {
		return this.#inFlight;
	}

	/** Notes a call as it arrives. */
	start(arrival: RequestEntry): LoggedCall {
		this.#seq += 1;
		this.#inFlight += 1;
		this.#peak = Math.max(this.#peak, this.#inFlight);
		const call: LoggedCall = {
			...arrival,
			seq: this.#seq,
			startedAt: now(),
			httpStatus: 0,
			processed: false,
			applied: false,
			writes: [],
			inFlight: this.#inFlight,
			aborted: false,
		};
		this.calls.push(call);
		return call;
	}

	/** Notes that a call's response was sent, or that its connection ended. */
	end(call: LoggedCall, aborted: boolean): void {
		if (call.endedAt !== undefined) return;
		this.#inFlight -= 1;
		call.endedAt = now();
		call.aborted = aborted;
	}

	/** The calls behind the one numbered `seq`. */
	since(seq: number): LoggedCall[] {
		// Numbers are consecutive, so the index of a call follows from its number.
		const first = this.calls[0]?.seq ?? 1;
		return this.calls.slice(Math.max(0, seq + 1 - first));
	}

	/** The calls counted by method. */
	counts(): Record<string, MethodCount> {
		const counts = new Map<string, MethodCount>();
		for (const { method, applied, code } of this.calls) {
			const count = counts.get(method) ?? { calls: 0, applied: 0, refused: 0 };
			count.calls += 1;
			if (applied) count.applied += 1;
			if (code !== undefined) count.refused += 1;
			counts.set(method, count);
		}
		return Object.fromEntries(counts);
	}

	/** Forgets all calls; those in flight still count as such. */
	clear(): void {
		this.calls.length = 0;
		this.#peak = this.#inFlight;
	}
}

/** Milliseconds since 1970, finer than Date.now(). */
export function now(): number {
	return performance.timeOrigin + performance.now();
}
