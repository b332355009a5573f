/**
 * Which parameters the vendor documents for each method, apart from the node's code: what is missing
 * there is missing in the node. Where a name comes from:
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

const trio = (confidence: Confidence) => ({
	cons_id: confidence,
	member_id: confidence,
	primary_email: confidence,
});

const writing = {
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

const removing = {
	remove_center_ids: 'page',
	remove_center_opt_in_ids: 'doc',
	remove_group_ids: 'page',
	remove_interest_ids: 'page',
} as const;

/** Own parameters of each method that the node calls for an operation. */
export const DOCUMENTED: Readonly<Record<string, Readonly<Record<string, Confidence>>>> = {
	create: {
		...writing,
		get_single_sign_on_token: 'doc',
		member_id: 'doc',
		no_welcome: 'page',
		primary_email: 'page',
		teamraiser_registration: 'doc',
	},
	createOrUpdate: { ...writing, ...removing, ...trio('doc'), no_welcome: 'doc' },
	update: { ...writing, ...removing, ...trio('page') },
	getUser: { ...trio('doc'), fields: 'doc' },
	getUserCenters: trio('doc'),
	getUserGroups: trio('page'),
	getUserInterests: trio('doc'),
	listUserFields: { access: 'doc', include_choices: 'doc', sort_order: 'doc' },
	getGroupInfo: { group_id: 'doc' },
	listGroups: {
		allow_cross_center: 'doc',
		list_filter_text: 'doc',
		list_page_offset: 'doc',
		list_page_size: 'doc',
		list_record_offset: 'doc',
		selection_mode: 'doc',
	},
	getGroupMembers: { fields: 'doc', group_id: 'doc', max_number: 'doc' },
	logInteraction: {
		...trio('doc'),
		interaction_body: 'doc',
		interaction_cat_id: 'doc',
		interaction_count: 'doc',
		interaction_subject: 'doc',
		interaction_type_id: 'doc',
	},
	getUserInteractions: {
		...trio('doc'),
		begin_date: 'doc',
		end_date: 'doc',
		interaction_subject: 'doc',
		interaction_type_id: 'doc',
		list_ascending: 'code',
		list_category_id: 'code',
		list_filter_column: 'code',
		list_filter_text: 'code',
		list_page_offset: 'code',
		list_page_size: 'code',
		list_record_offset: 'code',
		list_sort_column: 'code',
	},
};

/** Parameters without a field of their own, and who sets them. */
export const SET_BY_THE_NODE: Readonly<Record<string, string>> = {
	list_page_offset: 'never sent: the documents allow one of the two offsets',
	list_page_size: 'paging, from Return All and Limit',
	list_record_offset: 'paging, from Return All and Limit',
	max_number: 'Return All, Limit',
};
