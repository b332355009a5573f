interface Entry<T> {
	readonly value: T;
	readonly madeAt: number;
}

/** A value by key, made when it is not there or too old. */
interface Memo<T> {
	/**
	 * @param make makes the value anew
	 * @param longestMs how old the value may be, if less than usual
	 */
	get(key: string, make: () => Promise<T>, longestMs?: number): Promise<T>;
	/** Forgets all values. */
	clear(): void;
}

/**
 * Keeps values for a while, for the whole process. Who asks for a value that somebody else is making
 * waits for it; if that one is not worth keeping (an outage, a cancelled execution), each makes its own.
 *
 * @param freshMs how long a value is kept, in milliseconds
 * @param isWorthKeeping whether others may have it as well; a rejected promise is never kept
 */
export function memoize<T>(
	freshMs: number,
	isWorthKeeping: (value: T) => boolean = () => true,
	now: () => number = () => Date.now(),
): Memo<T> {
	const kept = new Map<string, Entry<T>>();
	const beingMade = new Map<string, Promise<T>>();

	const make = async (key: string, maker: () => Promise<T>): Promise<T> => {
		const promise = maker();
		beingMade.set(key, promise);
		try {
			const value = await promise;
			if (isWorthKeeping(value)) kept.set(key, { value, madeAt: now() });
			return value;
		} finally {
			if (beingMade.get(key) === promise) beingMade.delete(key);
		}
	};
	const freshEntry = (key: string, longestMs: number): Entry<T> | undefined => {
		const entry = kept.get(key);
		return entry !== undefined && now() - entry.madeAt < longestMs ? entry : undefined;
	};
	return {
		async get(key, maker, longestMs = freshMs) {
			const promise = beingMade.get(key);
			// Without this condition, two that ask in the same moment would both find nothing being made.
			if (promise !== undefined) await promise.catch(() => {});
			const entry = freshEntry(key, Math.min(longestMs, freshMs));
			return entry === undefined ? await make(key, maker) : entry.value;
		},
		clear: () => kept.clear(),
	};
}
