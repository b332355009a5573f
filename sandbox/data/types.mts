/** How the site computes a group's members. DYNAMIC_REBUILDABLE [code C-gfl] and STATIC_REBUILDABLE
 * [doc D-apidoc/createGroup] are known. */
export type GroupMode = 'STATIC' | 'DYNAMIC' | 'STATIC_REBUILDABLE' | 'DYNAMIC_REBUILDABLE';

/** The lists of `selection_mode`, with the documents' own spelling [doc D-apidoc/listGroups]. */
export const SELECTION_MODES = [
	'EMAIL',
	'ADMIN_SECURITY',
	'MEMBERSHIP',
	'HEIRARCHY',
	'NOT_BUILT_IN',
	'REPORTWRITER_SHAREES',
	'STATES',
] as const;

export type SelectionMode = (typeof SELECTION_MODES)[number];

/** A group of constituents. Ids below 1000 are the predefined ones [page update, newer]. */
export interface Group {
	id: string;
	name: string;
	description?: string;
	mode: GroupMode;
	/** The selection lists it appears in, besides NOT_BUILT_IN, which follows from the id. */
	lists: SelectionMode[];
	centerId?: string;
	/** Name of the group type; groups without one are of the type "General". */
	type?: string;
	/** Security category; 0, "General", without one. */
	categoryId?: string;
	/** Milliseconds since 1970; a group without them is as old as the site. */
	createdAt?: number;
	modifiedAt?: number;
	/** When the members were last computed. */
	builtAt?: number;
	/** Members and active members at the last rebuild, for the setting groupCounts. */
	counted?: { members: number; active: number };
	/** The members before a rebuild that is under way. */
	rebuilding?: string[];
	/** cons_id of each member, in the order of joining. */
	members: Set<string>;
}

/** An e-mail interest category [doc D-old/getuserinterests]. */
export interface Interest {
	id: string;
	label: string;
	path: string;
	forEmail: boolean;
	forWeb: boolean;
	hidden: boolean;
	/** Set when the interest is specific to one center [page update, newer]. */
	centerId?: string;
}

/** A center of a multi-center site. */
export interface Center {
	id: string;
	name: string;
}

/** One entry of a constituent's interaction log. */
export interface Interaction {
	id: string;
	consId: string;
	typeId: string;
	categoryId: string;
	subject: string;
	body: string;
	count: number;
	/** Milliseconds since 1970. */
	loggedAt: number;
	/** Written by create, update or createOrUpdate rather than by logInteraction. */
	automatic: boolean;
}

/** One transaction of a constituent [recorded transactions]. Amounts are texts such as 14.50. */
export interface Transaction {
	/** Milliseconds since 1970. */
	at: number;
	confirmationCode: string;
	type: string;
	amount: string;
	tenderType: 'CREDIT_CARD' | 'CHECK';
	payMethod: 'ONLINE' | 'OFFLINE';
	/** Only for cards; the number is masked, and the date (yyyy-MM-dd) is that of its expiration. */
	card?: { type: string; number: string; expiration: string };
	/** Only for donations. */
	donation?: { formId: string; levelId: string; campaignId: string };
}

/** One record. `values` holds canonical texts by dotted field name; no entry means empty. */
export interface Constituent {
	consId: string;
	values: Map<string, string>;
	groups: Set<string>;
	interests: Set<string>;
	centers: Set<string>;
	centerOptIns: Set<string>;
	interactions: Interaction[];
	transactions: Transaction[];
	/** Welcome messages sent to this record. */
	welcomes: number;
	/** Calls that have updated this record. An update that changes no value counts too: it logs an
	 * interaction [page update, newer], and what follows the site's edits sees the record as edited
	 * [kb 66396]. */
	edits: number;
	/** When this record was last written, in milliseconds since 1970; 0 for a generated one. */
	editedAt: number;
	/** Number of the change that last touched the record; 0 for a generated one. */
	changedAt: number;
}

export type ValueType = 'TEXT' | 'BOOLEAN' | 'DATE' | 'ENUMERATION' | 'NUMBER';

/** A constituent field as the site defines it [doc D-apidoc/listUserFields]. */
export interface Field {
	name: string;
	label: string;
	type: ValueType;
	maxChars?: number;
	required: boolean;
	/** May be read, may be written by the API account. */
	view: boolean;
	update: boolean;
	/** Set where constituents may not change their own value, though the API account may. */
	closed?: true;
	group: string;
	subGroup: string;
	choices: string[];
}
