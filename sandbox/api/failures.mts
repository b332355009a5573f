import type { Field } from '../data/types.mts';
import { ApiError } from './errors.mts';

/** How a message of code 22 begins [code C-cyclenation]. */
const INVALID = 'One or more attributes failed validation:';

/**
 * The errors the documents tie to a situation. Codes are documented (source beside each). Texts are
 * those of the samples for code 1 [page] and 2 [doc D-apidoc/offlineOrganizationGift]. For the
 * others they are [inferred]: the first sentence of the vendor's table of codes, since that of code 1
 * is what was seen in a response [doc community 67615].
 */
export const failure = {
	/** [doc community 67615] */
	generic: () => new ApiError('1', 'Unable to process request.'),
	/** No document says what another v than 1.0 gives [open]. */
	wrongVersion: () => new ApiError('1', 'API version must be "1.0".'),
	/** No document says what getGroupInfo answers to an unknown group [open]. */
	unknownGroup: (id: string) => new ApiError('1', `There is no group ${id}.`),
	/** [doc D-apidoc/offlineOrganizationGift] */
	wrongKey: () =>
		new ApiError(
			'2',
			'Incorrect API key. Verify that the value of the parameter api_key matches the value of ' +
				'the SDP CONVIO_API_KEY.',
		),
	/** [doc D-general/error_codes]: one code, and so one text, for bad credentials and for a missing
	 * permission */
	notAuthorized: () => new ApiError('3', 'Authorization failed.'),
	/** [doc D-general/error_codes]; the message names the caller's address [code C-gfl] */
	ipNotAllowed: (ip: string) =>
		new ApiError('4', `Request not allowed from source IP address: ${ip}.`),
	/** [doc D-general/error_codes] */
	noMethod: () => new ApiError('6', 'No method specified or the method specified is invalid.'),
	/** [doc D-general/error_codes] "single sign-on token missing or bad"; for a server call [open] */
	clientToken: () => new ApiError('7', 'Single SignOn failed.'),
	/** [doc D-general/error_codes]: which ones are missing is not told */
	missing: () =>
		new ApiError('9', 'One or more required parameters were missing from the request.'),
	/** [doc D-bb/errorcodes/constituent]: the fields are not named */
	missingFields: () => new ApiError('10', 'One or more required constituent fields are missing.'),
	/** [doc D-old/status-error-codes-server, code C-net] */
	duplicate: () => new ApiError('11', 'Add failed: duplicate.'),
	/** [doc D-bb/errorcodes/constituent] */
	duplicateUserName: () => new ApiError('12', 'Update failed: duplicate user name.'),
	/** [doc D-bb/errorcodes/constituent] */
	duplicateEmail: () => new ApiError('13', 'Update failed: duplicate email.'),
	/** [doc D-bb/errorcodes/constituent] */
	severalMatched: () => new ApiError('15', 'Update failed: more than one record matched.'),
	/** [doc D-bb/errorcodes/constituent] */
	notFound: () => new ApiError('16', 'Constituent record not found.'),
	/** [doc D-bb/errorcodes/constituent] "user-field access matched no records" */
	noFields: () => new ApiError('18', 'User field access matched no records.'),
	/** [doc D-bb/errorcodes/constituent]; that it is this code for an unknown group is [inferred] */
	unknownMembersGroup: (id: string) => new ApiError('19', `There is no group ${id}.`),
	/** "Validation error" [doc D-bb/errorcodes/constituent]; the message names the field with its
	 * group, in quotes [code C-cyclenation] */
	invalidField: ({ group, label }: Field, why: string) =>
		new ApiError('22', `${INVALID} "${group}/${label}" ${why}`),
	/** The same for a parameter that is no field [inferred] */
	invalidValue: (name: string, why: string) => new ApiError('22', `${INVALID} "${name}" ${why}`),
	/** "Input size error" [doc D-bb/errorcodes/constituent]; what is one is [inferred] */
	tooLong: (what: string, chars: number) =>
		new ApiError('23', `${what} is longer than ${chars} characters.`),
	/** [doc D-bb/errorcodes/constituent] */
	invalidDateRange: () => new ApiError('25', 'Invalid date range.'),
	/** [doc D-bb/errorcodes/constituent] */
	typeNotAddable: () => new ApiError('26', 'This interaction type may not be added.'),
	/** [doc D-bb/errorcodes/constituent] */
	invalidInteraction: (code = '27') => new ApiError(code, 'Invalid interaction.'),
	/** [doc D-bb/errorcodes/constituent] */
	invalidCategory: () => new ApiError('29', 'Invalid category id.'),
	/** [doc D-bb/errorcodes/constituent] */
	bodyTooLarge: () => new ApiError('30', 'The interaction body is too large.'),
	/** [doc D-bb/errorcodes/constituent] */
	invalidCharacters: (name: string) =>
		new ApiError('35', `The input contains invalid characters: ${name}.`),
	/** [doc D-general/error_codes] */
	invalidList: (why: string) => new ApiError('50', `Invalid list criteria: ${why}.`),
	/** [doc D-old/status-error-codes] */
	wrongVerb: (verb: string) =>
		new ApiError('405', `HTTP method ${verb} is not supported by this method.`, { status: 405 }),
	/** [page create, older] */
	createFailed: (code: string) => new ApiError(code, 'Unable to add new user.'),
	/** [page update, older], where the two formats differ in one capital */
	updateFailed: (code: string) =>
		new ApiError(code, 'Update failed: Unable to update user.', {
			json: 'Update failed: unable to update user.',
		}),
	/** A refusal that the settings ask for [open]: any code, in the words of that code */
	refused: (code: string) => new ApiError(code, REFUSED[code] ?? 'Unable to process request.'),
};

/** Texts of codes that the settings may ask for: the vendor's tables [doc D-general/error_codes; doc
 * D-bb/errorcodes/constituent; code C-aha for the login codes], shortened [inferred]. */
const REFUSED: Readonly<Record<string, string>> = {
	3: 'Authorization failed.',
	5: 'Method is restricted; the API requires an auth token.',
	14: 'Method not allowed.',
	19: 'Error returning group membership.',
	22: `${INVALID} "Biographical Information/User Name" Invalid characters in User Name.`,
	24: 'Address correction service error.',
	26: 'This interaction type may not be added.',
	27: 'Invalid interaction.',
	28: 'Interaction logging failed.',
	29: 'Invalid category id.',
	30: 'The interaction body is too large.',
	31: 'Too many interactions.',
	32: 'Invalid constituent id for interactions.',
	200: 'Login failed.',
	201: 'Login failed: too many attempts.',
	202: 'Invalid user name or password.',
	204: 'No user is logged in.',
};
