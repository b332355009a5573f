import { BASE_PERMISSION, type ReadMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { leaf, node } from '../wire/element.mts';

/**
 * listUserFieldChoices: the allowed values of one field, with its root
 * [doc D-old/listuserfieldchoices]. That it takes GET, like listUserFields, is [inferred].
 */
export const listUserFieldChoices: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['GET', 'POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const name = params.text('field');
		if (!name) throw failure.missing();
		const field = site.fields.get(name.trim());
		if (!field || site.settings.hiddenFields.includes(field.name)) {
			throw failure.invalidValue(name, 'is not a field');
		}
		return node(
			'listConsFieldChoicesResponse',
			field.choices.map((choice) => leaf('choice', choice)),
		);
	},
};
