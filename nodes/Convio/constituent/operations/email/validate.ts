import { required } from '../../../parameters/collection';
import { toText } from '../../../parameters/values';
import { leafText } from '../../../transport/reply/data';
import { ReplyError } from '../../../transport/reply/rows';
import { operation } from '../operation';

const email = required(
	{
		property: {
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			description: 'Address to check, sent as it is (API parameter: email)',
		},
		toWire: (value, field) => toText(value, field)?.trim(),
	},
	'to check an address',
);

/** [method, parameter and reply from client code] */
export const validateEmail = operation({
	resource: 'email',
	value: 'validate',
	method: 'isEmailValid',
	name: 'Validate',
	action: 'Validate an email address',
	description:
		'Find out whether the site accepts the form of an email address; nothing is sent to it',
	parameters: { email },
	prepare: ({ email: address }) => ({
		params: { email: address },
		items(data) {
			const valid = leafText(data.valid);
			if (valid !== 'true' && valid !== 'false') {
				throw new ReplyError("it has no 'valid' that is true or false");
			}
			return [{ email: address, valid: valid === 'true' }];
		},
	}),
});
