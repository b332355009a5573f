/** How lists, groups, interactions, tokens and DataSync tasks are answered, where it is open. */
export const LISTS = {
	// --- members of a group -----------------------------------------------------------------
	/** Most members of one getGroupMembers answer; there are no pages [doc D-apidoc/getGroupMembers].
	 * The site "may cap" the number asked for lower [doc D-old/getgroupmembers]. */
	maxGroupMembers: 1000,
	/** [open] How total_number is spelled: 5000 or 5,000. Clients read it as digits [code C-exporter]. */
	totalNumber: 'plain' as 'plain' | 'grouped',
	/** [open] The order of members: of joining, by ID, or another one with each answer. */
	memberOrder: 'joined' as 'joined' | 'id' | 'changing',
	/** [open] Members whose record is not active: listed like all, or counted in total_number without
	 * being listed. A vendor sample has 2,831 members, 2,279 of them active
	 * [doc D-apidoc/createGroup]. */
	inactiveMembers: 'listed' as 'listed' | 'countedOnly',

	// --- groups -----------------------------------------------------------------------------
	/** [open] Largest list_page_size of listGroups; clients use 500 [code C-gfl]. */
	maxListPageSize: 500,
	/** [open] Whether listGroups prints all that getGroupInfo does. The element has the same name;
	 * only id, name, description, numMembers and groupMode were seen there [code C-gfl]. */
	listGroupsInfo: 'full' as 'full' | 'short',
	/** [open] Whether the numbers of a group follow its members at once or are those of the last
	 * rebuild, as statsUpdateTimestamp suggests [doc D-apidoc/createGroup]. */
	groupCounts: 'live' as 'live' | 'cached',
	/** [open] Whether createGroup wants a security category: its syntax line does, its text does not
	 * [doc D-apidoc/createGroup]. */
	groupCategoryRequired: false,
	/** [open] A createGroup call with the name of another group. */
	duplicateGroupName: 'allow' as 'allow' | 'fail',

	// --- interactions -----------------------------------------------------------------------
	/** [open] Whether logInteraction's response has cons_id, as the update it looks like [code C-aha]. */
	logInteractionConsId: true,
	/** [open] Root name of updateInteraction: clients only look for an error [code C-aha]. */
	updateInteractionRoot: 'updateConsResponse',
	/** [open] How interaction_subject filters the lists of interactions. */
	subjectFilter: 'exact' as 'exact' | 'contains',
	/** [open] listInteractions of a type that is not custom and public: an empty list, or code 27. */
	closedInteractionType: 'empty' as 'empty' | 'fail',
	/** [open] Whether listInteractions tells whose interaction it is, as `consId`. */
	listInteractionsConsId: true,

	// --- centers and interests --------------------------------------------------------------
	/** [open] Root name of getUserCenters. */
	centersRoot: 'getConsCentersResponse',
	/** [open] Name of one center in listCenters, and of the element that holds its name. */
	centerElement: 'center',
	centerNameElement: 'label',
	/** [open] Root name of listInterests. */
	interestsRoot: 'listInterestsResponse',
	/** [open] isUserInterested about an interest that does not exist. */
	unknownInterest: 'false' as 'false' | 'fail',

	// --- tokens -----------------------------------------------------------------------------
	/** [open] getSingleSignOnToken without an id: the API account's token, as several clients rely
	 * on [code C-gfl, C-net], or an error, as the documents suggest [doc D-old/sso]. */
	tokenWithoutId: 'apiAccount' as 'apiAccount' | 'fail',
	/** [open] Whether getSingleSignOnToken takes primary_email: the page names the two IDs
	 * [doc D-old/sso]. */
	tokenByEmail: true,
	/** Whether the token is one, nil, or the text "null": one client tests for both [code C-gfl]. */
	ssoToken: 'token' as 'token' | 'nil' | 'nullText',
	/** Whether a token comes with nonce, routing_id and JSESSIONID [code C-gfl, C-net]. */
	tokenExtras: true,

	// --- fields -----------------------------------------------------------------------------
	/** [open] valueType of custom_number fields: no document names it. */
	numericValueType: 'NUMERIC',
	/** Whether listUserFields prints group, subGroup and isUserModifiable [code C-gfl, C-ada]. */
	fieldGroups: true,

	// --- DataSync ---------------------------------------------------------------------------
	/** What successive getDataSyncStatus calls of one task see; the last one stays. A task takes this
	 * list when it is launched [doc D-apidoc/getDataSyncStatus names the five statuses]. */
	dataSyncStatuses: ['queued', 'running', 'success'],
	/** [open] detailMessage of a status, in place of the stand-in's own. */
	dataSyncDetails: {} as Record<string, string>,
};
