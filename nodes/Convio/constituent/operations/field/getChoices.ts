import { required } from '../../../parameters/collection';
import { choiceText } from '../../../parameters/record/list/siteFields';
import { toText } from '../../../parameters/values';
import { asList } from '../../../transport/reply/data';
import { operation } from '../operation';

const field = required(
	{
		property: {
			displayName: 'Field Name or ID',
			name: 'field',
			type: 'options',
			typeOptions: { loadOptionsMethod: 'getViewFields' },
			default: '',
			description:
				'Field whose choices to get, as text e.g. primary_address.state (API parameter: field). Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		},
		toWire: (value, name) => toText(value, name)?.trim(),
	},
	'to list choices',
);

/** [vendor page listUserFieldChoices, older generation] */
export const getChoices = operation({
	resource: 'field',
	value: 'getChoices',
	method: 'listUserFieldChoices',
	name: 'Get Choices',
	action: 'Get choices of a field',
	description: 'Get the values that a field of the constituent record can have',
	parameters: { field },
	prepare: ({ field: name }) => ({
		params: { field: name },
		items: ({ choice }) =>
			asList(choice)
				.map(choiceText)
				.filter((text) => text !== '')
				.map((text) => ({ field: name, choice: text })),
	}),
});
