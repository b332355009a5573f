import type { Reply } from '../transport/reply/reply';

/** Fewer tries in a row without a word of the API say nothing about the site. */
const FEWEST_SILENT_TRIES = 5;

/** What the tries of a run tell about the site, counted as they end. */
export class SiteWatch {
	private silentInRow = 0;

	private silentSince: number | undefined;

	private probe: Promise<boolean> | undefined;

	/** The site did not answer the last probe either. */
	private dead = false;

	/**
	 * @param limit most requests in flight at the site
	 * @param longestSilenceMs how long the site may be silent
	 * @param now milliseconds since 1970
	 */
	constructor(
		private readonly limit: number,
		private readonly longestSilenceMs: number,
		private readonly now: () => number,
	) {}

	get siteIsDead(): boolean {
		return this.dead;
	}

	/** Takes note of how a try has ended. */
	ended(reply: Reply): void {
		switch (reply.kind) {
			case 'answered':
			case 'refused':
				this.silentInRow = 0;
				this.silentSince = undefined;
				return;
			// The site is alive and asks for time; a cancelled call tells nothing.
			case 'throttled':
			case 'cancelled':
				return;
			case 'unreadable':
			case 'unavailable':
			case 'interrupted':
			case 'redirected':
			case 'undelivered':
				this.silentInRow += 1;
				this.silentSince ??= this.now();
		}
	}

	private isDue(): boolean {
		if (this.silentSince === undefined) return false;
		const most = Math.max(FEWEST_SILENT_TRIES, 2 * this.limit);
		return this.silentInRow >= most || this.now() - this.silentSince >= this.longestSilenceMs;
	}

	/**
	 * Before more is sent to a site that has been silent for long: makes one last probe, or waits for the
	 * one that another call makes.
	 *
	 * @param probe sends one harmless read; true when the API has answered
	 * @returns false when nothing more is to be sent
	 */
	async mayGoOn(probe: () => Promise<boolean>): Promise<boolean> {
		if (this.dead) return false;
		if (this.probe !== undefined) return await this.probe;
		if (!this.isDue()) return true;
		this.probe = probe();
		const isAlive = await this.probe;
		this.probe = undefined;
		this.dead = !isAlive;
		// A firewall may dislike some rows while the site answers all others.
		this.silentInRow = 0;
		this.silentSince = undefined;
		return isAlive;
	}
}
