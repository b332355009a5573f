import { mayBeSiteFault } from '../transport/reply/reply';
import type { Reply } from '../transport/reply/reply';

/** Fewer tries in a row without a word of the API say nothing about the site. */
const FEWEST_SILENT_TRIES = 5;

/**
 * Why nothing more is sent: the site is silent, or a proxy or firewall refuses every call without
 * saying who it is.
 */
export type SiteEnd = 'silent' | 'barred';

/** What the tries of a run tell about the site, counted as they end. */
export class SiteWatch {
	private silentInRow = 0;

	private silentSince: number | undefined;

	private probe: Promise<boolean | undefined> | undefined;

	/** A page with status 403 has come, and nobody knows yet whether it would come for every call. */
	private mayBeBarred = false;

	/** Whether a probe has told what such a page means; it is asked once a run. */
	private barWasChecked = false;

	private end: SiteEnd | undefined;

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

	/** Why nothing more is to be sent, after a probe that brought no answer. */
	get siteEnd(): SiteEnd | undefined {
		return this.end;
	}

	/** Whether `mayGoOn` has to be asked before anything more is sent. */
	get isInDoubt(): boolean {
		return this.end === undefined && (this.probe !== undefined || this.isDue());
	}

	/** Takes note of how a try has ended. */
	ended(reply: Reply): void {
		switch (reply.kind) {
			case 'answered':
			case 'refused':
				this.silentInRow = 0;
				this.silentSince = undefined;
				this.mayBeBarred = false;
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
				this.mayBeBarred ||= !this.barWasChecked && mayBeSiteFault(reply);
		}
	}

	private isDue(): boolean {
		if (this.silentSince === undefined) return false;
		if (this.mayBeBarred) return true;
		const most = Math.max(FEWEST_SILENT_TRIES, 2 * this.limit);
		return this.silentInRow >= most || this.now() - this.silentSince >= this.longestSilenceMs;
	}

	/**
	 * Before more is sent to a site that has been silent for long, or through what may refuse every call:
	 * makes one last probe, or waits for the one that another call makes.
	 *
	 * @param probe sends one harmless read: whether the API has answered, undefined if it could not be sent
	 * @returns false when nothing more is to be sent
	 */
	async mayGoOn(probe: () => Promise<boolean | undefined>): Promise<boolean> {
		if (this.end !== undefined) return false;
		if (this.probe !== undefined) return (await this.probe) !== false;
		if (!this.isDue()) return true;
		const end: SiteEnd = this.mayBeBarred ? 'barred' : 'silent';
		this.probe = probe();
		const isAlive = await this.probe;
		this.probe = undefined;
		if (isAlive === false) this.end = end;
		// Without this, a probe that was held back would count as the one that is allowed in a run.
		if (end === 'barred' && isAlive !== undefined) this.barWasChecked = true;
		this.mayBeBarred = false;
		// A firewall may dislike some rows while the site answers all others.
		this.silentInRow = 0;
		this.silentSince = undefined;
		return isAlive !== false;
	}
}
