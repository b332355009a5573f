import type { Servlet } from './credential/siteUrl';

/**
 * What repeating a call does: nothing (`read`), the same state again (`set`), a further record
 * (`add`), or one of the last two depending on what locates the record (`upsert`).
 */
type Effect = 'read' | 'set' | 'add' | 'upsert';

interface MethodFacts {
	readonly servlet: Servlet;
	readonly effect: Effect;
	/** Names of the element around a success response; documentation generations differ. */
	readonly roots: readonly string[];
	/**
	 * Dotted paths below the root that are lists, in whatever number they arrive. A star stands for
	 * every name that a response has there.
	 */
	readonly lists: readonly string[];
	/** Dotted paths below the root of elements that hold other elements; all others hold text. */
	readonly composites?: readonly string[];
}

/** Custom fields of a record, grouped by type; a site may have further types. */
const CUSTOM_FIELDS: readonly string[] = [
	'custom.string',
	'custom.boolean',
	'custom.number',
	'custom.date',
	'custom.monetary_amount',
	'custom.*',
];

/** Groups of fields in a record. [getUser page; client code] */
const FIELD_GROUPS: readonly string[] = [
	'active',
	'alternate_address1',
	'alternate_address2',
	'custom',
	'districts',
	'email',
	'employment',
	'engagement_factors',
	'membership',
	'name',
	'primary_address',
	'sustained_gift',
];
/** Parts of a group's description. [getGroupInfo page] */
const GROUP_PARTS: readonly string[] = [
	'groupInfo.emailStats',
	'groupInfo.groupType',
	'groupInfo.securityCategory',
];

/** Parts of a transaction. [recorded replies; client code] */
const TRANSACTION_PARTS: readonly string[] = [
	'amount',
	'billing_address',
	'billing_name',
	'donation_detail',
	'donation_detail.campaign',
	'donation_detail.form',
	'donation_detail.level',
	'donation_detail.tax_deductible_amount',
	'donation_detail.value_of_goods',
].map((part) => `transaction.${part}`);

/**
 * The Server API methods that this node knows, with the shape of their response.
 * Roots: the vendor's sample responses, newest generation first; method names are case-sensitive.
 */
export const API_METHODS = {
	create: {
		servlet: 'SRConsAPI',
		effect: 'add',
		roots: ['createConsResponse'],
		lists: [],
	},
	/** Its reply has the root of `getGroupInfo`. [createGroup page] */
	createGroup: {
		servlet: 'SRGroupAPI',
		effect: 'add',
		roots: ['getGroupInfoResponse', 'createGroupResponse'],
		lists: [],
		composites: GROUP_PARTS,
	},
	createOrUpdate: {
		servlet: 'SRConsAPI',
		effect: 'upsert',
		roots: ['createOrUpdateConsResponse'],
		lists: [],
	},
	getDataSyncStatus: {
		servlet: 'SRDataSyncAPI',
		effect: 'read',
		roots: ['getDataSyncStatusResponse'],
		lists: [],
		composites: ['taskStatus'],
	},
	getGroupInfo: {
		servlet: 'SRGroupAPI',
		effect: 'read',
		roots: ['getGroupInfoResponse'],
		lists: [],
		composites: GROUP_PARTS,
	},
	getGroupMembers: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['getGroupMembersResponse'],
		lists: ['member', ...CUSTOM_FIELDS.map((path) => `member.${path}`)],
		composites: FIELD_GROUPS.map((path) => `member.${path}`),
	},
	getInteraction: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['getInteractionResponse'],
		lists: [],
		composites: ['interaction.note'],
	},
	/** A further token does no harm: each serves for one visit. */
	getSingleSignOnToken: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['getSingleSignOnTokenResponse'],
		lists: [],
	},
	getUser: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['getConsResponse'],
		lists: [...CUSTOM_FIELDS, 'engagement_factors.factor'],
		composites: FIELD_GROUPS,
	},
	/** The root's name was not found in any document. */
	getUserCenters: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['getConsCentersResponse'],
		lists: ['center'],
	},
	getUserGroups: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['getConsGroupsResponse', 'getConsGroupResponse'],
		lists: ['group'],
	},
	getUserInteractions: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['getUserInteractionsResponse'],
		lists: ['interaction'],
		composites: ['interaction.note'],
	},
	getUserInterests: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['getConsInterestsResponse'],
		lists: ['interest'],
	},
	/** Root and parts: recorded replies and client code. */
	getUserTransactions: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['getConsTransactionsResponse'],
		lists: ['transaction'],
		composites: TRANSACTION_PARTS,
	},
	isEmailValid: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['isEmailValidResponse'],
		lists: [],
	},
	isUserInterested: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['isConsInterestedResponse'],
		lists: [],
	},
	launchDataSync: {
		servlet: 'SRDataSyncAPI',
		effect: 'add',
		roots: ['launchDataSyncResponse'],
		lists: [],
		composites: ['taskId'],
	},
	/** The name of its entries was not found in any document. */
	listCenters: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['listCentersResponse'],
		lists: ['center'],
	},
	listGroups: {
		servlet: 'SRGroupAPI',
		effect: 'read',
		roots: ['listGroupsResponse'],
		lists: ['groupInfo'],
		composites: GROUP_PARTS,
	},
	listInteractions: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['listInteractionsResponse'],
		lists: ['interaction'],
		composites: ['interaction.note'],
	},
	/** The root's name was not found in any document. */
	listInterests: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['listInterestsResponse'],
		lists: ['interest'],
	},
	listUserFieldChoices: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['listConsFieldChoicesResponse'],
		lists: ['choice'],
	},
	listUserFields: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['listConsFieldsResponse'],
		lists: ['field', 'field.choices.choice'],
		composites: ['field.choices'],
	},
	/** Responds with the root of `update`, as client code shows. */
	logInteraction: {
		servlet: 'SRConsAPI',
		effect: 'add',
		roots: ['updateConsResponse', 'logInteractionResponse'],
		lists: [],
	},
	update: {
		servlet: 'SRConsAPI',
		effect: 'set',
		roots: ['updateConsResponse', 'updateUserResponse'],
		lists: [],
	},
	/** No document names the root; it is taken to be that of its siblings. [inferred] */
	updateInteraction: {
		servlet: 'SRConsAPI',
		effect: 'set',
		roots: ['updateInteractionResponse', 'updateConsResponse', 'logInteractionResponse'],
		lists: [],
	},
} as const satisfies Record<string, MethodFacts>;

export type ApiMethod = keyof typeof API_METHODS;

/** The facts of one method, widened to the common type. */
export function methodFacts(method: ApiMethod): MethodFacts {
	return API_METHODS[method];
}
