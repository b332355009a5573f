import { decodeSiteFields } from '../parameters/siteFields';
import type { SiteField } from '../parameters/siteFields';
import type { CallSettings } from '../transport/call';
import type { Connection } from '../transport/client';
import type { Reply } from '../transport/reply';
import type { Send } from './pages';

/** How long a list of fields is taken for current: sites change theirs seldom, and listing is slow. */
const FRESH_MS = 10 * 60 * 1000;

interface Entry {
	readonly fields: readonly SiteField[];
	readonly readAt: number;
}

/** By site and account: what one account may write is not what another may. */
const known = new Map<string, Entry>();

/** Forgets all lists, for tests. */
export function forgetSiteFields(): void {
	known.clear();
}

/**
 * The fields that the account may write, read from the site at most once in ten minutes for all
 * executions of the process.
 *
 * @param now current time in milliseconds
 * @returns the fields, or the reply of the call that should have listed them
 */
export async function siteFields(
	connection: Connection,
	send: Send,
	settings: CallSettings,
	now: number,
): Promise<readonly SiteField[] | Exclude<Reply, { kind: 'answered' }>> {
	const key = JSON.stringify([connection.siteBase, connection.account]);
	const entry = known.get(key);
	if (entry !== undefined && now - entry.readAt < FRESH_MS) return entry.fields;
	const params = { access: 'update', include_choices: 'true', sort_order: 'group' };
	const reply = await send({ method: 'listUserFields', params, settings });
	if (reply.kind !== 'answered') return reply;
	const fields = decodeSiteFields(reply.data);
	known.set(key, { fields, readAt: now });
	return fields;
}
