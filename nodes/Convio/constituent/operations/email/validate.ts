import { required } from '../../../parameters/collection';
import { toText } from '../../../parameters/values';
import { truthOf } from '../../../transport/reply/rows';
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
	description: 'Check whether the site accepts the format of an email address; no email is sent',
	parameters: { email },
	prepare: ({ email: address }) => ({
		params: { email: address },
		items: (data) => [{ email: address, valid: truthOf(data, 'valid') }],
	}),
});
