import type { SiteSettings } from '../settings.mts';

/** Counts calls per window. Whether real sites have limits is not documented. */
export class Throttle {
	#windowStart = 0;
	#count = 0;

	/** Counts a call. Returns the seconds to wait when it is one too many. */
	check(limit: SiteSettings['throttle']): number | undefined {
		if (!limit) return undefined;
		const now = performance.now();
		if (now - this.#windowStart >= limit.windowMs) {
			this.#windowStart = now;
			this.#count = 0;
		}
		this.#count += 1;
		if (this.#count <= limit.requests) return undefined;
		return Math.ceil((this.#windowStart + limit.windowMs - now) / 1000);
	}

	reset(): void {
		this.#windowStart = 0;
		this.#count = 0;
	}
}
