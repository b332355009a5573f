import { BASE_PERMISSION, type WriteMethod } from '../api/call.mts';
import { locateOrCreate } from '../api/locate.mts';
import { leaf, node, type Element } from '../wire/element.mts';
import { planCreate } from './create.mts';
import { planUpdate } from './update.mts';

/**
 * createOrUpdate: changes the record it finds, else adds one [doc D-old/create-or-update-server].
 * The root is known [code C-gfl, C-java]; that the message is one of the two others' is [inferred].
 */
export const createOrUpdate: WriteMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	begin(context) {
		const located = locateOrCreate(context.site, context.params);
		if (!located) {
			const create = planCreate(context);
			return () => response(create().consId, 'New user added.');
		}
		const update = planUpdate(context, located);
		return () => {
			update();
			return response(located.constituent.consId, 'User updated.');
		};
	},
};

function response(consId: string, message: string): Element {
	return node('createOrUpdateConsResponse', [leaf('cons_id', consId), leaf('message', message)]);
}
