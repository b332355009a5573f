import { BASE_PERMISSION, type ReadMethod } from '../api/call.mts';
import type { Site } from '../data/site.mts';
import type { Field } from '../data/types.mts';
import { leaf, node, type Element } from '../wire/element.mts';
import { viewFields } from './field-format.mts';

/**
 * listUserFields: the fields the caller may view or update [doc D-apidoc/listUserFields]; root and
 * parts of a field [doc D-old/listuserfields].
 */
export const listUserFields: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['GET', 'POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		// access is view by default, sort_order is field by default
		// [doc D-apidoc/listUserFields].
		const fields = params.text('access') === 'update' ? updateFields(site) : viewFields(site);
		const byGroup = params.text('sort_order') === 'group';
		const sorted = [...fields].sort((a, b) => compare(a, b, byGroup));
		const choices = params.flag('include_choices');
		return node(
			'listConsFieldsResponse',
			sorted.map((field) => toElement(site, field, choices)),
		);
	},
};

function updateFields(site: Site): Field[] {
	const hidden = new Set(site.settings.hiddenFields);
	return [...site.fields.values()].filter((field) => field.update && !hidden.has(field.name));
}

function compare(a: Field, b: Field, byGroup: boolean): number {
	const keys = (field: Field): string =>
		byGroup ? `${field.group}\n${field.subGroup}\n${field.name}` : field.name;
	return keys(a) < keys(b) ? -1 : 1;
}

function toElement(site: Site, field: Field, withChoices: boolean): Element {
	const { fieldGroups, numericValueType } = site.settings;
	// With access=update the list is what the API account may change, yet client code also looks at
	// isUserModifiable there [code C-gfl, C-ada]: read as what constituents may change [open].
	const modifiable = field.update && !field.closed;
	const parts = [
		leaf('name', field.name),
		leaf('label', field.label),
		leaf('required', String(field.required)),
		leaf('valueType', field.type === 'NUMBER' ? numericValueType : field.type),
	];
	// Only texts have a length [doc D-old/listuserfields].
	if (field.maxChars !== undefined) parts.push(leaf('maxChars', String(field.maxChars)));
	if (fieldGroups) {
		parts.push(leaf('group', field.group), leaf('subGroup', field.subGroup));
		parts.push(leaf('isUserModifiable', String(modifiable)));
	}
	if (withChoices && field.choices.length > 0) {
		parts.push(
			node(
				'choices',
				field.choices.map((choice) => leaf('choice', choice)),
			),
		);
	}
	return node('field', parts);
}
