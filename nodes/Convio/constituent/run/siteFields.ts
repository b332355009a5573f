import { decodeSiteFields } from '../../parameters/record/siteFields';
import type { SiteField } from '../../parameters/record/siteFields';
import type { Connection } from '../../transport/client';
import type { Unsuccessful } from '../results/failure';
import type { Sent } from '../../sending/requestWithRetry';
import type { Stop } from '../../sending/stop';

/** How long a list of fields is taken for current: sites change theirs seldom, and listing is slow. */
const FRESH_MS = 10 * 60 * 1000;

interface Entry {
	readonly fields: readonly SiteField[];
	readonly readAt: number;
}

export type SiteFieldsResult =
	| { readonly kind: 'fields'; readonly fields: readonly SiteField[] }
	| { readonly kind: 'failed'; readonly sent: Unsuccessful };

/** How the list is asked for, and what there is to know of the one who asks. */
export interface SiteFieldsRequest {
	readonly connection: Connection;
	send(): Promise<Sent>;
	readonly stop: Stop;
	/** Current time in milliseconds. */
	now(): number;
}

/** By site and account: what one account may write is not what another may. */
const known = new Map<string, Entry>();

/** Lists that some execution is reading right now. */
const underWay = new Map<string, Promise<SiteFieldsResult>>();

/** Forgets all lists, for tests. */
export function forgetSiteFields(): void {
	known.clear();
}

function fresh(key: string, now: number): SiteFieldsResult | undefined {
	const entry = known.get(key);
	if (entry === undefined || now - entry.readAt >= FRESH_MS) return undefined;
	return { kind: 'fields', fields: entry.fields };
}

async function read(key: string, request: SiteFieldsRequest): Promise<SiteFieldsResult> {
	const sent = await request.send();
	if (sent.kind === 'unanswered') return { kind: 'failed', sent };
	const fields = decodeSiteFields(sent.data);
	known.set(key, { fields, readAt: request.now() });
	return { kind: 'fields', fields };
}

/**
 * The fields that the account may write, read from the site at most once in ten minutes for all
 * executions of the process. Who comes while another one reads waits for its list; if that fails,
 * each reads for itself.
 *
 * @returns the fields, or what became of the call that should have listed them
 */
export async function siteFields(request: SiteFieldsRequest): Promise<SiteFieldsResult> {
	const key = JSON.stringify([request.connection.siteBase, request.connection.account]);
	const others = underWay.get(key);
	if (others !== undefined) await request.stop.or(others);
	const present = fresh(key, request.now());
	if (present !== undefined) return present;
	const own = read(key, request);
	underWay.set(key, own);
	try {
		return await own;
	} finally {
		if (underWay.get(key) === own) underWay.delete(key);
	}
}
