import { InputError, quote } from '../../input';
import type { ItemInput } from '../../input';
import type { Given } from './givenField';
import { countOf, namesIn } from './jsonKeys';
import { jsonTemplate } from './jsonTemplate';
import type { JsonTemplate } from './jsonTemplate';

const FIELD = 'Fields (JSON)';

const SAFE_FORM =
	'Let one expression make the whole object, so that no value can break it: ={{ { "name.last": $json.last } }}';

const ONE_OBJECT =
	'Give one JSON object and nothing else, without Markdown or other text, with plain quotation marks, e.g. { "name.first": "Ada" }.';

function refuse(what: string, cure: string): never {
	throw new InputError(FIELD, `'${FIELD}' ${what}`, cure);
}

/** What an agent wraps around its JSON. */
const FENCE = /^\s*```[a-z\d]*\s*\n?([\s\S]*?)\s*```\s*$/i;

function withoutFence(text: string): string {
	return FENCE.exec(text)?.[1] ?? text;
}

/** Names that reach an account or its owner. One expression may set them only if it spells their name. */
const SENSITIVE = [
	'user_password',
	'user_name',
	'email.primary_address',
	'email.secondary_address',
];

/**
 * A cell with quotation marks can end its own value and set a further field, such as a password.
 * Names count as often as they are spelled: of two equal ones the later wins.
 */
function smuggledName(text: string, template: JsonTemplate): string | undefined {
	if (template.kind === 'typed') return undefined;
	const names = namesIn(text);
	if (template.kind === 'expression') {
		return names.find(
			(name, place) =>
				SENSITIVE.includes(name.trim().toLowerCase()) &&
				(!template.spells(name) || names.indexOf(name) < place),
		);
	}
	const left = [...template.names];
	return names.find((name) => {
		const place = left.indexOf(name);
		if (place >= 0) left.splice(place, 1);
		return place < 0;
	});
}

/** `JSON.parse` keeps the last of equal names and says nothing of the others. */
function repeatedName(text: string): string | undefined {
	const names = namesIn(text);
	return names.find((name, place) => names.indexOf(name) < place);
}

/** In JSON `C:\new` is a text of two lines: a value with a backslash would be sent as another one. */
function hasStrangeBackslash(text: string, template: JsonTemplate): boolean {
	if (template.kind !== 'text with expressions' || template.backslashes === undefined) return false;
	return countOf('\\', text) > template.backslashes;
}

/** An agent that writes the text itself has no use for an expression. */
function cureOf(template: JsonTemplate): string {
	const isPutTogether = template.kind === 'expression' && !template.isByAgent;
	return isPutTogether ? `${ONE_OBJECT} ${SAFE_FORM}` : ONE_OBJECT;
}

function parsed(value: string, template: JsonTemplate): unknown {
	if (value.trim() === '') return {};
	const text = withoutFence(value);
	let fields: unknown;
	try {
		fields = JSON.parse(text);
	} catch {
		return template.kind === 'text with expressions'
			? refuse(`is not valid JSON once its values are filled in: ${quote(value)}`, SAFE_FORM)
			: refuse(`is not valid JSON: ${quote(value)}`, cureOf(template));
	}
	const smuggled = smuggledName(text, template);
	if (smuggled !== undefined) {
		return refuse(
			`would also set '${smuggled}', which does not stand in the parameter itself: it came in with a value`,
			SAFE_FORM,
		);
	}
	const repeated = repeatedName(text);
	if (repeated !== undefined) {
		return refuse(`sets '${repeated}' twice`, 'Leave one of the two, so that no value is lost.');
	}
	if (hasStrangeBackslash(text, template)) {
		return refuse(
			`contains a backslash that a value has brought in, which JSON would take for something else: ${quote(value)}`,
			SAFE_FORM,
		);
	}
	return fields;
}

/**
 * The fields that *Fields (JSON)* gives.
 *
 * @throws InputError for what is not one object, and for names that came in with a value
 */
export function fieldsOfJson({ read, readRaw }: ItemInput): Given {
	const value = read('fieldsJson');
	const template = jsonTemplate(readRaw('fieldsJson'));
	const fields = typeof value === 'string' ? parsed(value, template) : (value ?? {});
	if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
		return refuse(`must be one object, not ${quote(fields)}`, ONE_OBJECT);
	}
	return {
		fields: Object.entries(fields).map(([name, entry]) => ({ name, value: entry })),
		byExpression: template.kind === 'typed' ? 'none' : 'all',
		strayColumns: [],
	};
}
