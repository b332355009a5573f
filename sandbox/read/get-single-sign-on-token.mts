import { BASE_PERMISSION, type ApiMethod } from '../api/call.mts';
import { locateForRead } from '../api/locate.mts';
import { newToken } from '../api/tokens.mts';
import { leaf, node } from '../wire/element.mts';

/** cons_id of the API account [open]. */
const API_ACCOUNT = '1000000';

/**
 * getSingleSignOnToken: a token for one record; root, token and cons_id [doc D-old/sso]. What the
 * values look like is [inferred].
 */
export const getSingleSignOnToken: ApiMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const { tokenWithoutId, tokenExtras } = site.settings;
		const given = ['cons_id', 'member_id', 'primary_email'].some((name) => params.text(name));
		const consId =
			given || tokenWithoutId === 'fail'
				? locateForRead(site, params).constituent.consId
				: API_ACCOUNT;
		const parts = [leaf('token', newToken(site)), leaf('cons_id', consId)];
		if (tokenExtras) {
			parts.push(leaf('routing_id', 'app20001a'), leaf('nonce', newToken(site)));
			parts.push(leaf('JSESSIONID', newToken(site)));
		}
		return node('getSingleSignOnTokenResponse', parts);
	},
};
