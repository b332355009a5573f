import { BASE_PERMISSION, type ReadMethod } from '../api/call.mts';
import { locateForRead, noLocator } from '../api/locate.mts';
import { newToken } from '../api/tokens.mts';
import { leaf, node } from '../wire/element.mts';

/** cons_id of the API account [open]. */
const API_ACCOUNT = '1000000';

/**
 * getSingleSignOnToken: a token for one record, by cons_id or member_id; root, token and cons_id
 * [doc D-old/sso]. What the values look like is [inferred].
 */
export const getSingleSignOnToken: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const { tokenWithoutId, tokenExtras, tokenByEmail, ssoToken } = site.settings;
		const locators = ['cons_id', 'member_id', ...(tokenByEmail ? ['primary_email'] : [])];
		const given = locators.some((name) => params.text(name));
		if (!given && tokenWithoutId === 'fail') throw noLocator(site);
		const consId = given ? locateForRead(site, params).constituent.consId : API_ACCOUNT;
		const without = ssoToken === 'nil' ? null : 'null';
		const token = ssoToken === 'token' ? newToken(site) : without;
		const parts = [leaf('token', token), leaf('cons_id', consId)];
		if (tokenExtras) {
			parts.push(leaf('routing_id', 'app20001a'), leaf('nonce', newToken(site)));
			parts.push(leaf('JSESSIONID', newToken(site)));
		}
		return node('getSingleSignOnTokenResponse', parts);
	},
};
