import { mayBeSiteFault } from '../transport/reply/reply';
import type { Reply } from '../transport/reply/reply';

/** Fewer tries in a row without a word of the API say nothing about the site. */
const FEWEST_SILENT_TRIES = 5;

/**
 * Why nothing more is sent: the site is silent, or a proxy or firewall refuses every call without
 * saying who it is.
 */
export type SiteEnd = 'silent' | 'barred';

/**
 * What a probe has brought: a response of the API, a page 403 again, neither, or nothing, because
 * a pause of the site held it back.
 */
type Probed = 'answered' | 'barred' | 'silent' | 'not sent';

/** What the tries of a run tell about the site, counted as they end. */
export class SiteWatch {
	private silentInRow = 0;

	private silentSince: number | undefined;

	private judging: Promise<boolean> | undefined;

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
		return this.end === undefined && (this.judging !== undefined || this.isDue());
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

	private isLongSilent(): boolean {
		if (this.silentSince === undefined) return false;
		const most = Math.max(FEWEST_SILENT_TRIES, 2 * this.limit);
		return this.silentInRow >= most || this.now() - this.silentSince >= this.longestSilenceMs;
	}

	private isDue(): boolean {
		return this.mayBeBarred || this.isLongSilent();
	}

	/**
	 * Before more is sent to a site that has been silent for long, or through what may refuse every call:
	 * makes one last probe, or waits for the one that another call makes.
	 *
	 * @param probe sends one harmless read
	 * @returns false when nothing more is to be sent
	 */
	async mayGoOn(probe: () => Promise<Probed>): Promise<boolean> {
		if (this.end !== undefined) return false;
		if (this.judging === undefined) {
			if (!this.isDue()) return true;
			this.judging = this.judge(probe);
		}
		return await this.judging;
	}

	private async judge(probe: () => Promise<Probed>): Promise<boolean> {
		const isForBar = this.mayBeBarred;
		const probed = await probe();
		this.judging = undefined;
		this.mayBeBarred = false;
		if (isForBar && probed === 'silent' && !this.isLongSilent()) {
			// Without this, a page 403 for one row and one broken connection would end the run as "barred".
			this.silentInRow += 1;
			return true;
		}
		if (isForBar && probed === 'answered') this.barWasChecked = true;
		// A firewall may dislike some rows while the site answers all others.
		this.silentInRow = 0;
		this.silentSince = undefined;
		if (probed === 'answered' || probed === 'not sent') return true;
		this.end = isForBar && probed === 'barred' ? 'barred' : 'silent';
		return false;
	}
}
