/**
 * Every choice of the stand-in site that a test or a demo may want to change, with its default.
 * The first part is what each real site configures for itself. The second part, marked [open],
 * is what the documents leave unsettled: the default is a guess, and the docstring says about
 * what. What is unsettled but the same to any client is a constant where it is used, marked [open]
 * too. The source keys in brackets are explained in SOURCES.md.
 */
export const DEFAULT_SETTINGS = {
	// --- what a site configures -------------------------------------------------------------
	/** The site configuration parameter CONVIO_API_KEY [page update, older]. */
	apiKey: 'sandbox-key-7c41e9',
	/** User name of the API administrator account [doc D-general/common_parameters]. */
	loginName: 'sandbox-api-user',
	/** Password of that account. */
	loginPassword: 'sandbox-pass-2468',
	/** CIDR ranges that may call (CONVIO_API_IP_FILTER) [doc D-general/error_codes]. */
	allowedIps: ['127.0.0.0/8', '::1/128'],
	/** The caller's address as the site sees it; null takes the address of the connection. */
	callerIp: null as string | null,
	/** Permissions of the API account; a method that needs another one answers code 3
	 * [doc D-general/error_codes]. */
	permissions: ['Use Luminate Online APIs', 'Use Luminate Online Groups API'],
	/** Methods refused with code 3 whatever the permissions, for what no document names. */
	deniedMethods: [] as string[],
	/** Whether two records may not share an e-mail address [page update, older]. */
	uniqueEmail: true,
	/** Whether the site is a multi-center one [doc D-apidoc/getUserCenters]. */
	multiCenter: true,
	/** Whether the site sends welcome auto-responders to new users [page create, older]. */
	welcomeConfigured: true,
	/** Field names this site hides from the API account: absent from every answer
	 * [doc D-apidoc/getUser]. */
	hiddenFields: [] as string[],
	/** Zone of the site, printed behind dates [code C-aha, inferred]. */
	zoneOffset: '-06:00',
	/** Number of generated records; takes effect at start and at a reset. */
	population: 1000,
	/** Which paths exist: /<org>/site/…, /site/… (custom secure domain), or both [code C-gfl]. */
	servedPaths: 'both' as 'both' | 'org' | 'custom',
	/** Root names of the newer or the older pages, where the two disagree [page]. */
	rootNames: 'newer' as 'newer' | 'older',
	/** Whether XML starts with a prolog: newer samples do, older do not [page]. */
	xmlProlog: true,

	// --- [open] the request -----------------------------------------------------------------
	/** [open] Answer to a wrong organization or path [doc community 67615, inferred]. */
	wrongPath: 'html404' as 'html404' | 'html200' | 'code1',
	/** [open] Order of the checks; only ip → login → permission is documented. */
	checkOrder: ['verb', 'apiKey', 'ip', 'login', 'version', 'method', 'permission'],
	/** [open] Which one counts when a parameter is sent twice. */
	repeatedParameter: 'first' as 'first' | 'last',
	/** [open] `auth`/`sso_auth_token` on a server call make it fail, says one client [code C-gfl]. */
	clientTokens: 'fail' as 'fail' | 'ignore',
	/** [open] Content-Type of XML answers. */
	xmlContentType: 'text/xml;charset=UTF-8',
	/** [open] Content-Type of JSON answers. */
	jsonContentType: 'application/json;charset=UTF-8',
	/** Key order of JSON objects: the samples' order is arbitrary [page]. */
	jsonKeyOrder: 'shuffled' as 'shuffled' | 'document',

	// --- [open] locating a record -----------------------------------------------------------
	/** [open] Newer pages: first term given decides; older: member_id falls back to the e-mail. */
	readLocate: 'newer' as 'newer' | 'older',
	/** [open] Whether createOrUpdate tries the e-mail when member_id matches nothing. */
	createOrUpdateFallsBackToEmail: true,
	/** [open] Whether create with the member ID of another record is a duplicate (code 11). */
	createRefusesKnownMemberId: true,
	/** [open] Whether create takes `email.primary_address` in place of `primary_email`. */
	createAcceptsEmailField: false,

	// --- [open] values ----------------------------------------------------------------------
	/** [open] A field sent with an empty value: clients disagree [code C-java, C-gfl]. */
	emptyValue: 'ignore' as 'ignore' | 'clear',
	/** [open] A single space blanks a field [code C-java]. */
	spaceClears: true,
	/** [open] Parameters that are no field: ignored, or a validation error. */
	unknownFields: 'ignore' as 'ignore' | 'fail',
	/** [open] Whether `name_first` is understood as `name.first` [code C-gfl, C-sf]. */
	underscoreAliases: false,
	/** [open] Whether an enumeration also takes the number of a choice [code C-java]. */
	enumerationNumbers: true,
	/** [open] What an enumeration without a value prints [code C-aha]. */
	unsetEnumeration: 'nil' as 'nil' | 'UNDEFINED',
	/** [open] A boolean that is neither true nor false. */
	badBoolean: 'fail' as 'fail' | 'false' | 'ignore',
	/** [open] A date sent with a zone: moved to the site's zone, or its day kept. */
	zonedDate: 'shift' as 'shift' | 'keepDay',
	/** [open] Whether the form that getUser prints (1980-05-02-06:00) is taken as input. */
	acceptPrintedDate: false,
	/** [open] Whether the syntax of an e-mail address is checked on writing. */
	validateEmail: true,
	/** [open] Whether data cleaning changes values (the documents don't say how). */
	cleaning: false,
	/** [open] How a custom field without a value looks in getUser. */
	emptyCustomField: 'nullContent' as 'nullContent' | 'idOnly' | 'absent',
	/** [open] Whether getUser prints cons_id when `fields` does not name it. */
	consIdAlways: true,

	// --- [open] memberships -----------------------------------------------------------------
	/** [open] A group that may not be joined: nothing changes, the rest is applied and an error
	 * is answered, or the rest is applied and nothing is said. */
	forbiddenGroup: 'fail' as 'fail' | 'failAfterUpdate' | 'skip',
	/** [open] The same question for an id of no group, interest or center. */
	unknownId: 'fail' as 'fail' | 'failAfterUpdate' | 'skip',
	/** [open] Whether a new record joins the center of `center_id`. */
	centerIdJoins: false,
	/** [open] What `source`/`sub_source` do on an update. */
	sourceOnUpdate: 'ignore' as 'ignore' | 'overwrite',

	// --- [open] interactions and lists ------------------------------------------------------
	/** [open] Most members one getGroupMembers answer carries: the site "may cap" the number asked
	 * for [doc D-old/getgroupmembers]. */
	maxGroupMembers: 1000,
	/** [open] Largest list_page_size of listGroups; clients use 500 [code C-gfl]. */
	maxListPageSize: 500,
	/** [open] Whether logInteraction's answer has cons_id, as the update it looks like [code C-aha]. */
	logInteractionConsId: true,
	/** [open] How interaction_subject filters getUserInteractions. */
	subjectFilter: 'exact' as 'exact' | 'contains',
	/** [open] Root name of getUserCenters. */
	centersRoot: 'getConsCentersResponse',
	/** [open] Root name of listInterests. */
	interestsRoot: 'listInterestsResponse',
	/** [open] getSingleSignOnToken without an id: the API account's token, as several clients rely
	 * on [code C-gfl, C-net], or an error, as the documents suggest [doc D-old/sso]. */
	tokenWithoutId: 'apiAccount' as 'apiAccount' | 'fail',
	/** Whether a token comes with nonce, routing_id and JSESSIONID [code C-gfl, C-net]. */
	tokenExtras: true,
	/** [open] valueType of custom_number fields: no document names it. */
	numericValueType: 'NUMERIC',
	/** Whether listUserFields prints group, subGroup and isUserModifiable [code C-gfl, C-ada]. */
	fieldGroups: true,

	/** [open] Codes that the documents do not tie to a situation, and that clients may tell apart. */
	codes: {
		/** None of cons_id, member_id, primary_email (9 or 10). */
		noLocator: '9',
		/** Several records matched on reading (8, the generic equivalent of 15). */
		severalOnRead: '8',
		/** A group that may not be joined or left. */
		forbiddenGroup: '1',
		/** An id of no group, interest or center. */
		unknownId: '1',
	},

	// --- load and delay ---------------------------------------------------------------------
	/** Milliseconds before every answer. */
	latencyMs: 0,
	/** Milliseconds before the answers of one method; overrides latencyMs. */
	latencyByMethod: {} as Record<string, number>,
	/** [open] Calls allowed per window, further ones answer 429; no figure is documented. */
	throttle: null as null | { requests: number; windowMs: number },
};

/** All settings of the stand-in site. */
export type SiteSettings = typeof DEFAULT_SETTINGS;

/** Settings to change; `codes` may be partial too. */
export type SettingsPatch = Partial<Omit<SiteSettings, 'codes'>> & {
	codes?: Partial<SiteSettings['codes']>;
};
