import { MOST_MEMBERS } from '../parameters/fields/group';
import type { MemberList } from './memberList';

/** From this many members on, the log says that the limit is near. */
const NEARLY_TOO_MANY = 950;

/** For a stored state that must not be compared with. */
export const FOREIGN_STATE =
	'The stored state belongs to another group, site, account or version. What the site reports now is the new baseline; nothing is reported for it.';

/**
 * What the log should say of a list of members.
 *
 * @param forgotten how many missing members the state has no room for
 */
export function listWarnings({ total, rows, short }: MemberList, forgotten: number): string[] {
	const found: string[] = [];
	if (short) {
		found.push(
			`The site says that the group has ${total} members, and lists ${rows.size}. Nobody is reported as having left by this list; somebody who was not listed before is reported as having joined.`,
		);
	}
	if (total >= NEARLY_TOO_MANY) {
		found.push(`The group has ${total} members. From ${MOST_MEMBERS + 1} on it cannot be watched.`);
	}
	if (forgotten > 0) {
		found.push(
			`${forgotten} missing members are no longer remembered, since the group changes faster than it is polled. They are not reported as having left, and are reported as having joined should they come back.`,
		);
	}
	return found;
}
