import { ApiError } from './errors.mts';

/**
 * The errors the documents tie to a situation. Codes are documented (source beside each); the
 * texts are not, except those of code 1: all other wordings are [inferred].
 */
export const failure = {
	/** [doc D-general/error_codes] */
	wrongKey: () => new ApiError('2', 'Incorrect API key.'),
	/** [doc D-general/error_codes] one code for bad credentials and missing permission */
	wrongLogin: () => new ApiError('3', 'Authorization failed: invalid user name or password.'),
	notPermitted: (method: string) =>
		new ApiError('3', `Authorization failed: no permission to call ${method}.`),
	/** [doc D-general/error_codes]; the message names the caller's address [code C-gfl] */
	ipNotAllowed: (ip: string) =>
		new ApiError('4', `API request received from unauthorized IP address: ${ip}.`),
	/** No document says what another v than 1.0 gives [open]. */
	wrongVersion: () => new ApiError('1', 'API version must be "1.0".'),
	/** [doc D-general/error_codes] "single sign-on token missing or bad"; for a server call [open] */
	clientToken: () => new ApiError('7', 'Invalid single sign-on token.'),
	/** [doc D-general/error_codes] */
	noMethod: () => new ApiError('6', 'Method parameter is missing or invalid.'),
	/** [doc D-general/error_codes] */
	missing: (...names: string[]) =>
		new ApiError('9', `Required parameter missing: ${names.join(', ')}.`),
	/** [doc D-bb/errorcodes/constituent]: the fields are not named */
	missingFields: () => new ApiError('10', 'One or more required constituent fields are missing.'),
	/** [doc D-old/status-error-codes-server, code C-net] */
	duplicate: () => new ApiError('11', 'Unable to add new user: the user already exists.'),
	duplicateUserName: () => new ApiError('12', 'Update failed: the user name is already in use.'),
	duplicateEmail: () => new ApiError('13', 'Update failed: the email address is already in use.'),
	severalMatched: () => new ApiError('15', 'Update failed: more than one user matched.'),
	notFound: () => new ApiError('16', 'Constituent not found.'),
	/** [doc D-bb/errorcodes/constituent]; that it is this code for an unknown group is [inferred] */
	unknownMembersGroup: (id: string) => new ApiError('19', `There is no group ${id}.`),
	/** No document says what getGroupInfo answers to an unknown group [open]. */
	unknownGroup: (id: string) => new ApiError('1', `There is no group ${id}.`),
	/** "Validation error" [doc D-bb/errorcodes/constituent]; what is one is [inferred] */
	invalidValue: (why: string) => new ApiError('22', why),
	/** "Input size error" [doc D-bb/errorcodes/constituent]; what is one is [inferred] */
	tooLong: (what: string, chars: number) =>
		new ApiError('23', `${what} is longer than ${chars} characters.`),
	invalidDateRange: () => new ApiError('25', 'Invalid date range.'),
	typeNotAddable: () => new ApiError('26', 'This interaction type may not be added.'),
	invalidInteraction: () => new ApiError('27', 'Invalid interaction.'),
	invalidCategory: () => new ApiError('29', 'Invalid category id.'),
	bodyTooLarge: () => new ApiError('30', 'The interaction body is too large.'),
	invalidCharacters: (name: string) =>
		new ApiError('35', `The input contains invalid characters: ${name}.`),
	invalidList: (why: string) => new ApiError('50', `Invalid list criteria: ${why}.`),
	/** [doc D-old/status-error-codes] */
	wrongVerb: (verb: string) =>
		new ApiError('405', `HTTP method ${verb} is not supported by this method.`, { status: 405 }),
	/** [doc community 67615] */
	generic: () => new ApiError('1', 'Unable to process request.'),
	/** [page create, older] */
	createFailed: (code: string) => new ApiError(code, 'Unable to add new user.'),
	/** [page update, older], where the two formats differ in one capital */
	updateFailed: (code: string) =>
		new ApiError(code, 'Update failed: Unable to update user.', {
			json: 'Update failed: unable to update user.',
		}),
};
