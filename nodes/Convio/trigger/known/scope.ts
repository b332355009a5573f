import { shortHash } from './shortHash';

/** What a state is about. A state of anything else must not be compared with this group. */
export interface Scope {
	/** The `/site` base of the site. */
	readonly site: string;
	/** `Connection.account`, a digest: another account may see other members. */
	readonly account: string;
	/** The center ID; empty for none. */
	readonly center: string;
	readonly group: string;
}

/** Raised whenever an older version would misread the text. */
const VERSION = '1';

/** The separators of the state text, which no name of a site may bring in. */
function escaped(text: string): string {
	return text.replace(/[%|,=\s]/g, encodeURIComponent);
}

/**
 * The first fields of a state text. The event is not among them: changing *Trigger On* keeps what is
 * known of the group.
 */
export function headerOf({ site, account, center, group }: Scope): string {
	return [VERSION, site, shortHash(`${site}\n${account}`), center, group].map(escaped).join('|');
}
