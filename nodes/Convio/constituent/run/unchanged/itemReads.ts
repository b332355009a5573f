import { lookFailure } from '../../results/lookFailure';
import type { Failure } from '../../results/failure';
import type { CallFailure, CallResult, SendingContext, Tried } from '../../../sending/context';
import { requestWithRetry } from '../../../sending/requestWithRetry';
import type { ServerApiCall } from '../../../transport/call';
import type { CallToSend } from '../prepare';
import type { RunEnd } from '../runEnd';

/** What the items of a run share. */
export interface ItemReadsParts {
	readonly context: SendingContext;
	readonly end: RunEnd;
	readonly onFailure: (failure: Failure) => void;
}

/** A read without how it travels: that is the item's. */
type Read = Pick<ServerApiCall, 'method' | 'params'>;

/** Whether a refusal has one of these codes. */
export function isRefusedWith(codes: ReadonlySet<string>, { reply }: CallFailure): boolean {
	return reply.kind === 'refused' && codes.has(reply.code);
}

/** The reads that are made for one item before it is sent. They share its time with its own call. */
export class ItemReads {
	private since: number | undefined;

	constructor(
		private readonly parts: ItemReadsParts,
		private readonly item: CallToSend,
	) {}

	/** When the first of them was sent, in milliseconds since 1970. */
	get startedAt(): number | undefined {
		return this.since;
	}

	/**
	 * Sends one read, with retries.
	 *
	 * @param isAnswer whether a failure tells what is asked for. Without this, "no such constituent"
	 * would end a run that stops at the first failure.
	 */
	async send(read: Read, isAnswer: (failure: CallFailure) => boolean): Promise<CallResult> {
		const { context, end, onFailure } = this.parts;
		const { call, policy } = this.item;
		const onTried = (tried: Tried): void => {
			const { failure, ...rest } = tried;
			// A failure does not tell when it was sent first; this is the nearest moment that is known.
			this.since ??= context.clock.now();
			if (failure === undefined || tried.purpose === 'helper') {
				context.onTried(tried);
				return;
			}
			context.onTried(rest);
			if (!isAnswer(failure)) onFailure(lookFailure(tried.call, failure, end.failure));
		};
		const { since } = this;
		const whole: ServerApiCall = { ...read, settings: call.settings };
		const result = await requestWithRetry({ ...context, onTried }, whole, policy, since);
		if (result.kind === 'answered') this.since = since ?? result.startedAt;
		return result;
	}

	/** What becomes of the item when a read has failed. */
	failure(read: Read, result: CallFailure): Failure {
		const call: ServerApiCall = { ...read, settings: this.item.call.settings };
		return lookFailure(call, result, this.parts.end.failure);
	}
}
