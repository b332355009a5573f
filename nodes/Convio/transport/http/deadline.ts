/** Time ran out before something was there. */
export class LateError extends Error {
	override readonly name = 'LateError';

	/** As Node spells it on its own timeouts. */
	readonly code = 'ETIMEDOUT';

	constructor() {
		super('the time allowed is over');
	}
}

/**
 * What a promise gives, unless the deadline comes first. The HTTP helper cannot be relied on to end
 * by itself: its timeout stops at the headers, and the body stream that it hands on (axios wraps it
 * in a generator) does not react to `destroy` while the server is silent.
 *
 * @param discard takes what arrives after the deadline, to close it
 * @throws LateError when the deadline comes first, else what the promise throws
 */
export async function beforeDeadline<T>(
	deadline: AbortSignal,
	promise: Promise<T>,
	discard: (late: T) => void = () => {},
): Promise<T> {
	let stop = () => {};
	const late = new Promise<never>((_resolve, reject) => {
		stop = () => {
			promise.then(discard, () => {});
			reject(new LateError());
		};
		if (deadline.aborted) stop();
		else deadline.addEventListener('abort', stop, { once: true });
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		deadline.removeEventListener('abort', stop);
	}
}
