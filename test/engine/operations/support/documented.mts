/**
 * Where the name of a parameter comes from:
 * - `page`: one of the four pages that the package was first written from (create and update of the
 *   older pages, update and getUserGroups of the newer ones);
 * - `doc`: another page of the vendor;
 * - `code`: public client code; no page spells the name;
 * - `inferred`: our own reading.
 */
export type Confidence = 'page' | 'doc' | 'code' | 'inferred';

/** Any field of the record, under its own name. */
export const ANY_FIELD = 'a parameter for each field, under its own name';

/** Parameters of every server call, beside key, login and version. */
export const COMMON: Readonly<Record<string, Confidence>> = {
	center_id: 'page',
	response_format: 'page',
	source: 'page',
	sub_source: 'page',
	suppress_response_codes: 'page',
};

/** Parameters by name, with where each name comes from. */
export type Documented = Readonly<Record<string, Confidence>>;

/** What locates a constituent. */
export const trio = (confidence: Confidence): Documented => ({
	cons_id: confidence,
	member_id: confidence,
	primary_email: confidence,
});

/** What is stored with a record. */
export const WRITING = {
	[ANY_FIELD]: 'page',
	add_center_ids: 'page',
	add_center_opt_in_ids: 'doc',
	add_group_ids: 'page',
	add_interest_ids: 'page',
	interaction_body: 'doc',
	interaction_cat_id: 'doc',
	interaction_count: 'doc',
	interaction_subject: 'doc',
	suppress_cleaning: 'doc',
} as const;

export const REMOVING = {
	remove_center_ids: 'page',
	remove_center_opt_in_ids: 'doc',
	remove_group_ids: 'page',
	remove_interest_ids: 'page',
} as const;

/** How a list is asked for page by page. */
export const paging = (confidence: Confidence): Documented => ({
	list_page_offset: confidence,
	list_page_size: confidence,
	list_record_offset: confidence,
});

/** Parameters without a field of their own, and who sets them. */
export const SET_BY_THE_NODE: Readonly<Record<string, string>> = {
	list_page_offset: 'never sent: the documents allow one of the two offsets',
	list_page_size: 'paging, from Return All and Limit',
	list_record_offset: 'paging, from Return All and Limit',
	max_number: 'Return All, Limit',
};

/** Every method that the documents name for the servlets that the node calls. */
export const KNOWN_METHODS: readonly string[] = [
	'addXref',
	'authenticateUser',
	'changePassword',
	'create',
	'createGroup',
	'createOrUpdate',
	'getDataSyncStatus',
	'getGroupInfo',
	'getGroupMembers',
	'getInteraction',
	'getLoginUrl',
	'getSingleSignOnToken',
	'getUser',
	'getUserCenters',
	'getUserGroups',
	'getUserInteractions',
	'getUserInterests',
	'getUserTransactions',
	'isEmailValid',
	'isUserInterested',
	'launchDataSync',
	'listCenters',
	'listComObjectsForXrefType',
	'listGroups',
	'listInteractions',
	'listInterests',
	'listUserFieldChoices',
	'listUserFields',
	'listXrefTypes',
	'listXrefs',
	'logInteraction',
	'login',
	'loginTest',
	'logout',
	'removeXref',
	'singleSignOn',
	'update',
	'updateInteraction',
];
