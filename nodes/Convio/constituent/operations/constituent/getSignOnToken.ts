import { constituent, LOOKUP_RULE } from '../../../parameters/fields/identity';
import { leafText } from '../../../transport/reply/data';
import { ReplyError } from '../../../transport/reply/rows';
import { operation } from '../operation';

/** A reply without a token can say so by the text `null` as well. [client code] */
function hasToken(token: string): boolean {
	return token !== '' && token !== 'null';
}

/**
 * Without a key, the site gives a token of the API account itself; the node never asks so.
 * [vendor page getSingleSignOnToken; client code]
 */
export const getSignOnToken = operation({
	resource: 'constituent',
	value: 'getSignOnToken',
	method: 'getSingleSignOnToken',
	name: 'Get Sign-On Token',
	action: 'Get a sign on token for a constituent',
	description:
		'Get a token that logs a constituent in to the site without a password; treat it like one',
	parameters: {
		identity: constituent(`The constituent to get the token for. ${LOOKUP_RULE}`, 'cons_id', [
			'cons_id',
			'member_id',
		]),
	},
	prepare: ({ identity }) => ({
		params: identity.params,
		items(data) {
			if (!hasToken(leafText(data.token))) throw new ReplyError('it has no token');
			return [data];
		},
	}),
});
