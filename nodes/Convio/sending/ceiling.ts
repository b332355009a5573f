/** How far the site is trusted with what its credentials allow. */
type Trust =
	| { readonly kind: 'full' }
	| { readonly kind: 'warned' }
	/** `from` is the highest limit that it was lowered from. */
	| { readonly kind: 'lowered'; readonly to: number; readonly from: number };

function oneStepUp(trust: Trust): Trust {
	return trust.kind === 'lowered' && trust.to + 1 < trust.from
		? { ...trust, to: trust.to + 1 }
		: { kind: 'full' };
}

/**
 * How many requests at once a site has proved to take. The first throttling is a warning, each
 * further one halves the number, and each full round of answers restores a step.
 *
 * Requests are told apart by their ordinal, in the order in which they were sent: what was on its
 * way when the site throttled belongs to one burst, and tells nothing new, good or bad.
 */
export class Ceiling {
	private trust: Trust = { kind: 'full' };

	private answersInRow = 0;

	private lastOfBurst = 0;

	/** @param limit what is allowed apart from this */
	below(limit: number): number {
		return this.trust.kind === 'lowered' ? Math.min(this.trust.to, limit) : limit;
	}

	/** @param newest ordinal of the request that was sent last */
	throttled(ordinal: number, newest: number, limit: number): void {
		if (ordinal <= this.lastOfBurst) return;
		this.lastOfBurst = newest;
		this.answersInRow = 0;
		if (this.trust.kind === 'full') {
			this.trust = { kind: 'warned' };
			return;
		}
		const to = Math.max(1, Math.floor(this.below(limit) / 2));
		const before = this.trust.kind === 'lowered' ? this.trust.from : 0;
		this.trust = { kind: 'lowered', to, from: Math.max(before, limit) };
	}

	answered(ordinal: number, limit: number): void {
		if (ordinal <= this.lastOfBurst) return;
		this.answersInRow += 1;
		if (this.answersInRow < this.below(limit)) return;
		this.answersInRow = 0;
		this.trust = oneStepUp(this.trust);
	}
}
