import { BASE_PERMISSION, type ApiMethod, type MethodContext } from '../api/call.mts';
import { locateOrCreate } from '../api/locate.mts';
import { leaf, node, type Element } from '../wire/element.mts';
import { createRecord } from './create.mts';
import { updateRecord } from './update.mts';

/**
 * createOrUpdate: changes the record it finds, else adds one [doc D-old/create-or-update-server].
 * The root is known [code C-gfl, C-java]; that the message is one of the two others' is [inferred].
 */
export const createOrUpdate: ApiMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }: MethodContext): Element {
		const located = locateOrCreate(site, params);
		if (located) updateRecord(site, params, located);
		const constituent = located?.constituent ?? createRecord(site, params);
		return node('createOrUpdateConsResponse', [
			leaf('cons_id', constituent.consId),
			leaf('message', located ? 'User updated.' : 'New user added.'),
		]);
	},
};
