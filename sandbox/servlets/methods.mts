import type { ApiMethod } from '../api/call.mts';
import { getDataSyncStatus } from '../read/data-sync-status.mts';
import { getGroupMembers } from '../read/get-group-members.mts';
import { getSingleSignOnToken } from '../read/get-single-sign-on-token.mts';
import { getUserCenters } from '../read/get-user-centers.mts';
import { getUserGroups } from '../read/get-user-groups.mts';
import { getUserTransactions } from '../read/get-user-transactions.mts';
import { getUser } from '../read/get-user.mts';
import { getGroupInfo, listGroups } from '../read/groups.mts';
import { getInteraction, getUserInteractions, listInteractions } from '../read/interactions.mts';
import { getUserInterests, isUserInterested, listInterests } from '../read/interests.mts';
import { isEmailValid } from '../read/is-email-valid.mts';
import { listCenters } from '../read/list-centers.mts';
import { listUserFieldChoices } from '../read/list-user-field-choices.mts';
import { listUserFields } from '../read/list-user-fields.mts';
import { createOrUpdate } from '../write/create-or-update.mts';
import { createGroup } from '../write/create-group.mts';
import { create } from '../write/create.mts';
import { launchDataSync } from '../write/launch-data-sync.mts';
import { logInteraction } from '../write/log-interaction.mts';
import { updateInteraction } from '../write/update-interaction.mts';
import { update } from '../write/update.mts';

/** Every method by name; names are case-sensitive [doc D-general/error_codes]. */
const METHODS: ReadonlyMap<string, ApiMethod> = new Map(
	Object.entries({
		create,
		createGroup,
		createOrUpdate,
		getDataSyncStatus,
		getGroupInfo,
		getGroupMembers,
		getInteraction,
		getSingleSignOnToken,
		getUser,
		getUserCenters,
		getUserGroups,
		getUserInteractions,
		getUserInterests,
		getUserTransactions,
		isEmailValid,
		isUserInterested,
		launchDataSync,
		listCenters,
		listGroups,
		listInteractions,
		listInterests,
		listUserFieldChoices,
		listUserFields,
		logInteraction,
		update,
		updateInteraction,
	}),
);

/** The method of this name that a servlet offers. */
export function findMethod(servlet: string, name: string | undefined): ApiMethod | undefined {
	const method = METHODS.get(name ?? '');
	return method?.servlet === servlet ? method : undefined;
}
