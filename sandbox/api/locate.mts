import type { Site } from '../data/site.mts';
import type { Constituent } from '../data/types.mts';
import type { Params } from '../wire/params.mts';
import { ApiError } from './errors.mts';
import { failure } from './failures.mts';

/** A record and the parameter by which it was found. */
export interface Located {
	constituent: Constituent;
	by: 'cons_id' | 'member_id' | 'primary_email';
}

/** What to do about several matches; 8 on reading [doc D-general/error_codes], 15 on updating
 * [doc D-bb/errorcodes/constituent]. */
type Several = () => ApiError;

/** The record with this cons_id. One that is no number matches nothing [inferred]. */
function byConsId(site: Site, consId: string): Located {
	const constituent = site.constituents.get(consId.trim());
	if (!constituent) throw failure.notFound();
	return { constituent, by: 'cons_id' };
}

/** The one record with a member ID or e-mail address; undefined when there is none. */
function theOne(
	site: Site,
	by: 'member_id' | 'primary_email',
	value: string,
	several: Several,
): Located | undefined {
	const field = by === 'primary_email' ? 'email.primary_address' : 'member_id';
	const [first, ...others] = site.find(field, value.trim());
	if (others.length > 0) throw several();
	return first && { constituent: first, by };
}

/** The error of a call that names no record. */
export function noLocator(site: Site): ApiError {
	const names = 'cons_id, member_id or primary_email';
	return new ApiError(site.settings.codes.noLocator, `Required parameter missing: ${names}.`);
}

/**
 * Finds the record of update [page update, older]: cons_id alone decides if given; else member_id,
 * and where that matches nothing, the e-mail address.
 */
export function locateForUpdate(site: Site, params: Params): Located {
	const consId = params.text('cons_id');
	if (consId) return byConsId(site, consId);
	const memberId = params.text('member_id');
	const email = params.text('primary_email');
	if (!memberId && !email) throw noLocator(site);
	const found =
		(memberId && theOne(site, 'member_id', memberId, failure.severalMatched)) ||
		(email && theOne(site, 'primary_email', email, failure.severalMatched));
	if (!found) throw failure.notFound();
	return found;
}

/**
 * Finds the record of the reading methods [page getUserGroups]: the first of cons_id, member_id,
 * primary_email that is given decides. The older pages have update's fallback
 * [doc D-old/getuser-server], which the setting readLocate brings back.
 */
export function locateForRead(site: Site, params: Params): Located {
	const { readLocate, codes } = site.settings;
	const several = (): ApiError =>
		new ApiError(codes.severalOnRead, 'More than one constituent matched.');
	const consId = params.text('cons_id');
	if (consId) return byConsId(site, consId);
	const memberId = params.text('member_id');
	const email = params.text('primary_email');
	if (!memberId && !email) throw noLocator(site);
	let found = memberId ? theOne(site, 'member_id', memberId, several) : undefined;
	const tryEmail = !memberId || (!found && readLocate === 'older');
	if (tryEmail && email) found = theOne(site, 'primary_email', email, several);
	if (!found) throw failure.notFound();
	return found;
}

/**
 * Finds the record of createOrUpdate [doc D-old/create-or-update-server]; undefined means that a
 * record is to be created. An unmatched cons_id creates nothing; several records with the member
 * ID are an error; several with the e-mail address only on sites with unique addresses.
 */
export function locateOrCreate(site: Site, params: Params): Located | undefined {
	const consId = params.text('cons_id');
	if (consId) return byConsId(site, consId);
	const memberId = params.text('member_id');
	const email = params.text('primary_email');
	if (!memberId && !email) throw noLocator(site);
	if (memberId) {
		const found = theOne(site, 'member_id', memberId, failure.severalMatched);
		if (found || !site.settings.createOrUpdateFallsBackToEmail) return found;
	}
	if (!email) return undefined;
	const shared = site.find('email.primary_address', email.trim()).length > 1;
	if (shared && !site.settings.uniqueEmail) return undefined;
	return theOne(site, 'primary_email', email, failure.severalMatched);
}
