import { BASE_PERMISSION, type ReadMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { leaf, node } from '../wire/element.mts';
import { isEmail } from '../wire/email.mts';

/**
 * isEmailValid: checks the form of an address. Parameter, root and answer are those of client code
 * [code C-drupal6, C-drupal7].
 */
export const isEmailValid: ReadMethod = {
	servlet: 'SRConsAPI',
	// No page names the verbs: both [inferred].
	verbs: ['GET', 'POST'],
	permissions: [BASE_PERMISSION],
	run({ params }) {
		const email = params.text('email');
		if (!email) throw failure.missing();
		return node('isEmailValidResponse', [leaf('valid', String(isEmail(email.trim())))]);
	},
};
