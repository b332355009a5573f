import type { Hint } from '../../../parameters/input';
import type { SiteField } from '../../../parameters/record/list/siteFields';

/** A list that does not know a name or a choice is read anew if it is older. */
const STALE_MS = 60_000;

/**
 * Reads the list.
 *
 * @param longestMs how old it may be, if less than usual
 * @returns undefined when it cannot be read
 */
type Load = (longestMs?: number) => Promise<readonly SiteField[] | undefined>;

/** The site's list of fields during one run: read when an item wants it, and refreshed at most once. */
export class FieldList {
	private wasRead: boolean;

	private wasRefreshed = false;

	private reading: Promise<unknown> | undefined;

	constructor(
		private readonly load: Load,
		private fields?: readonly SiteField[],
	) {
		this.wasRead = fields !== undefined;
	}

	/** The list, as far as it is at hand. */
	get current(): readonly SiteField[] | undefined {
		return this.fields;
	}

	/** Whether somebody has tried to read it, so that its absence is worth telling. */
	get wasTried(): boolean {
		return this.wasRead;
	}

	/**
	 * Whether reading the list could change what has become of an item.
	 *
	 * @param isRefused an item that is refused for something else stays refused
	 */
	couldHelp(hints: readonly Hint[], isRefused: boolean): boolean {
		return hints.some((hint) => {
			if (hint.kind === 'list may be outdated') return !this.wasRefreshed;
			if (hint.kind !== 'unchecked' || this.wasRead) return false;
			return !isRefused || hint.refused === true;
		});
	}

	/** @returns whether there is another list now, so that items may come out differently */
	async improve(): Promise<boolean> {
		const before = this.fields;
		if (this.wasRead) {
			this.wasRefreshed = true;
			this.fields = (await this.load(STALE_MS)) ?? before;
		} else {
			this.wasRead = true;
			this.fields = await this.load();
		}
		return this.fields !== before;
	}

	/** The list, read if it was not wanted before. */
	async get(): Promise<readonly SiteField[] | undefined> {
		if (!this.wasRead) this.reading = this.improve();
		// Without this, whoever asks while the list is on its way would be told that there is none.
		await this.reading;
		return this.fields;
	}
}
