import { getUser } from '../read/get-user.mts';
import { getUserGroups } from '../read/get-user-groups.mts';
import { listUserFields } from '../read/list-user-fields.mts';
import { create } from '../write/create.mts';
import { update } from '../write/update.mts';
import type { ApiMethod } from './call.mts';

/** Every method by name; names are case-sensitive [doc D-general/error_codes]. */
const METHODS: ReadonlyMap<string, ApiMethod> = new Map(
	Object.entries({
		create,
		getUser,
		getUserGroups,
		listUserFields,
		update,
	}),
);

/** The method of this name that a servlet offers. */
export function findMethod(servlet: string, name: string | undefined): ApiMethod | undefined {
	const method = METHODS.get(name ?? '');
	return method?.servlet === servlet ? method : undefined;
}
