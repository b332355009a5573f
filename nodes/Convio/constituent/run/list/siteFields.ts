import { decodeSiteFields } from '../../../parameters/record/list/siteFields';
import type { SiteField } from '../../../parameters/record/list/siteFields';
import type { CallFailure, SendingContext } from '../../../sending/context';
import { memoize } from '../../../sending/memoize';
import { requestWithRetry } from '../../../sending/requestWithRetry';
import type { CallSettings, RetryPolicy, ServerApiCall } from '../../../transport/call';

/** How long a list of fields is taken for current: sites change theirs seldom, and listing is slow. */
const FRESH_MS = 10 * 60 * 1000;

type SiteFieldsResult =
	| { readonly kind: 'fields'; readonly fields: readonly SiteField[] }
	| { readonly kind: 'failed'; readonly call: ServerApiCall; readonly result: CallFailure };

/** By site and account: what one account may write is not what another may. */
const known = memoize<SiteFieldsResult>(
	FRESH_MS,
	(result) => result.kind === 'fields' && result.fields.length > 0,
);

/** Forgets all lists, for tests. */
export function forgetSiteFields(): void {
	known.clear();
}

/**
 * The fields that the account may write, read from the site at most once in ten minutes for all
 * executions of the process. A list without fields is not kept: somebody is about to correct it.
 *
 * @param longestMs how old a list may be, if less than ten minutes
 * @returns the fields, or what became of the call that should have listed them
 */
export async function siteFields(
	context: SendingContext,
	policy: RetryPolicy,
	settings: CallSettings,
	longestMs?: number,
): Promise<SiteFieldsResult> {
	const { siteBase, account } = context.connection;
	const call: ServerApiCall = {
		method: 'listUserFields',
		params: { access: 'update', include_choices: 'true', sort_order: 'group' },
		settings,
	};
	const read = async (): Promise<SiteFieldsResult> => {
		const result = await requestWithRetry(context, call, policy);
		return result.kind === 'answered'
			? { kind: 'fields', fields: decodeSiteFields(result.data) }
			: { kind: 'failed', call, result };
	};
	return await known.get(JSON.stringify([siteBase, account]), read, longestMs);
}
