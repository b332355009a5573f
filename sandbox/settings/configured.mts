/** What each real site configures for itself, and how the stand-in is loaded and delayed. */
export const CONFIGURED = {
	/** The site configuration parameter CONVIO_API_KEY [page update, older]. */
	apiKey: 'sandbox-key-7c41e9',
	/** A second key, with which a site can change keys without a break: either one is accepted, and
	 * an empty text is no key [doc D-help/api-keys]. */
	secondaryApiKey: 'sandbox-key-2-90b3fa',
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
	/** Centers that the API account may not see: listCenters leaves them out
	 * [doc D-apidoc/listCenters]. */
	hiddenCenters: [] as string[],
	/** Whether the site sends welcome auto-responders to new users [page create, older]. */
	welcomeConfigured: true,
	/** Field names this site hides from the API account: absent from every response
	 * [doc D-apidoc/getUser]. */
	hiddenFields: [] as string[],
	/** Field names that the API account may change but not read: absent from getUser and from
	 * listUserFields with access=view, present with access=update [doc D-apidoc/listUserFields]. */
	hiddenFromView: [] as string[],
	/** IDs of the imports and exports that were set up in the site [doc D-apidoc/launchDataSync]. */
	dataSyncOperations: ['101', '102'],
	/** IANA name of the site's zone. The offset printed behind a date follows the daylight saving of
	 * that date [recorded transactions]; that every site is in US Central is [inferred]. */
	timeZone: 'America/Chicago',
	/** A fixed offset such as -06:00 instead of the zone; null follows the zone. */
	zoneOffset: null as string | null,
	/** Number of generated records; takes effect at start and at a reset. */
	population: 1000,
	/** Which paths exist: /<org>/site/…, /site/… (custom secure domain), or both [code C-gfl]. */
	servedPaths: 'both' as 'both' | 'org' | 'custom',

	/** What stands in the place of the API for every call: a maintenance page, a redirect, or silence
	 * [inferred]. Calls are not processed then, and no fault of the schedule is used up. */
	outage: 'none' as 'none' | 'maintenance200' | 'maintenance503' | 'silent' | 'redirect',
	/** Milliseconds before every response. */
	latencyMs: 0,
	/** Milliseconds before the answers of one method; overrides latencyMs. */
	latencyByMethod: {} as Record<string, number>,
	/** [open] Calls allowed per window, further ones answer 429; no figure is documented. */
	throttle: null as null | { requests: number; windowMs: number },
};
