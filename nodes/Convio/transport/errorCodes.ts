/** What each code of the vendor means for the person who gets it, and what they can do. */
export const ADVICE: ReadonlyMap<string, string> = new Map(
	Object.entries({
		'1': "The site gave no reason. Often the Site URL has the wrong host or organization, or the site cannot store a value. The site's API call log (Setup > Site Options > Open API Configuration) tells more.",
		'2': 'The API key is not one of this site. A site has one key, or a second one beside it, and takes either: copy one again from Setup > Site Options > Open API Configuration. Avoid keys with & : \\ " \' ? =',
		'3': 'The login name or password is wrong, or the API administrator account lacks the permission for this method. Check both in the credential and in Luminate Online.',
		'4': 'The site does not accept calls from this IP address. Add the IP address in the message as a /32 range under Setup > Site Options > Open API Configuration > Edit server API configuration.',
		'5': 'The site takes this method only with an authentication token, which its own pages have.',
		'6': 'The site does not know this method. Its release may be older than the method.',
		'7': 'The single sign-on token is missing or not valid.',
		'8': "More than one constituent matches. Set 'Constituent' to 'Cons ID' and give that number.",
		'9': 'A parameter that the method needs is missing.',
		'10': 'A field that this site requires is missing; the site does not say which. Compare with the required fields that Field > Get Many lists.',
		'11': 'A constituent with these details exists already. Use Update, or Create or Update.',
		'12': 'Another constituent has this user name.',
		'13': 'Another constituent has this email address, and the site does not allow shared email addresses.',
		'14': 'The API administrator account may not call this method.',
		'15': "More than one constituent matches. Set 'Constituent' to 'Cons ID' and give that number.",
		'16': 'No constituent matches. Check the ID or email address.',
		'17': 'The site does not know this method. Its release may be older than the method.',
		'18': 'The requested fields match nothing. Check their names, and whether the API administrator account may view them.',
		'19': 'The site could not read the group memberships. Try again later.',
		'20': 'The site did not accept the password.',
		'21': 'The old password is needed to change it.',
		'22': 'A value does not fit its field. Compare choices, dates and numbers with Field > Get Many.',
		'23': 'A value is too long for its field.',
		'24': "The site's address correction did not work. Try again, or turn on 'Suppress Cleaning'.",
		'25': 'The date range is not valid.',
		'26': 'Interactions of this type cannot be added.',
		'27': 'The interaction is not valid.',
		'28': 'The interaction was not logged.',
		'29': 'The category ID is not known to the site.',
		'30': 'The interaction body is too long.',
		'31': 'The call has more interactions than the site takes at once.',
		'32': 'The constituent ID for the interaction is not valid.',
		'33': 'The site has no fields set up for authentication.',
		'34': "The site's UK address look-up did not work.",
		'35': 'A value contains characters that the site does not accept.',
		'36': 'User names that are email addresses are not checked by the site.',
		'50': 'The criteria for the list are not valid. Check the filters and the limit.',
		'200':
			'The site did not accept the login of a constituent. The login of the API is another one.',
		'201':
			'The site did not accept the login of a constituent. The login of the API is another one.',
		'202':
			'The user name or password of the constituent is wrong. The login of the API is another one.',
		'204': 'No constituent is logged in. The login of the API is another one.',
		'405': 'The site does not accept POST for this method.',
	}),
);

/** The login, or a permission that it lacks. */
export const PERMISSION_CODES: ReadonlySet<string> = new Set(['3', '14']);

/** No constituent matches. [vendor tables, general and constituent] */
export const NO_MATCH: ReadonlySet<string> = new Set(['16']);

/** Several constituents match. */
export const SEVERAL_MATCH: ReadonlySet<string> = new Set(['8', '15']);

/** Codes that every further call of the run would meet, too: key, login, address, method, permission. */
const FOR_THE_WHOLE_RUN: ReadonlySet<string> = new Set(['2', '3', '4', '6', '14']);

/**
 * What is wrong with the caller, the parameters, the values, or the choice of the record is found
 * before anything is changed. [inferred] Of the other codes nothing can be said.
 */
const BEFORE_ANY_CHANGE: ReadonlySet<string> = new Set(
	'2 3 4 5 6 7 8 9 10 11 12 13 15 16 17 20 21 22 23 35 405'.split(' '),
);

/**
 * What to do about a refusal, from the vendor's tables of general and constituent codes.
 *
 * @param code the vendor's code, text as on the wire
 */
export function adviceForCode(code: string): string {
	return (
		ADVICE.get(code) ??
		"Look the code up in the Luminate Online API documentation, or in the site's API call log."
	);
}

/** Whether a refusal with this code can only have come before anything was changed. */
export function precedesChanges(code: string): boolean {
	return BEFORE_ANY_CHANGE.has(code);
}

/** Whether nothing else of this run can succeed once this code has come. */
export function concernsWholeRun(code: string): boolean {
	return FOR_THE_WHOLE_RUN.has(code);
}
