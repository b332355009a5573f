import { failure } from '../api/failures.mts';
import type { Site } from '../data/site.mts';
import type { Field } from '../data/types.mts';
import type { SiteSettings } from '../settings.mts';
import { parseDate } from '../wire/dates.mts';
import { isEmail } from '../wire/email.mts';

/** What a parameter does to a field: a new value, or undefined to make it nil. */
export interface Change {
	name: string;
	value: string | undefined;
}

/**
 * Reads the value sent for a field into its canonical form. Returns undefined when the value is
 * to be left as it is.
 * @throws ApiError for a value the field can't take
 */
export function readChange(site: Site, field: Field, sent: string): Change | undefined {
	const { settings } = site;
	if (sent === '') return settings.emptyValue === 'clear' ? cleared(settings, field) : undefined;
	if (sent === ' ' && settings.spaceClears) return cleared(settings, field);
	if (field.maxChars !== undefined && [...sent].length > field.maxChars) {
		throw failure.tooLong(`The value of ${field.name}`, field.maxChars);
	}
	const value = canonical(settings, field, sent);
	if (value === undefined && field.type === 'BOOLEAN' && settings.badBoolean === 'ignore') {
		return undefined;
	}
	if (value === undefined) {
		throw failure.invalidField(field, `Invalid value in ${field.label}`);
	}
	return { name: field.name, value };
}

/** Empties a field. What is left is nil, or for a text perhaps an empty text. */
function cleared({ clearedText }: SiteSettings, { name, type }: Field): Change {
	return { name, value: type === 'TEXT' && clearedText === 'empty' ? '' : undefined };
}

function canonical(settings: SiteSettings, field: Field, sent: string): string | undefined {
	switch (field.type) {
		case 'BOOLEAN':
			return toBoolean(settings, sent);
		case 'DATE':
			return parseDate(sent.trim(), settings);
		case 'NUMBER':
			return /^-?\d+(\.\d+)?$/.test(sent.trim()) ? sent.trim() : undefined;
		case 'ENUMERATION':
			return toChoice(settings, field, sent.trim());
		case 'TEXT':
			// TEXT fields may carry choices too; whether those bind is not documented: no.
			return toText(settings, field, sent);
	}
}

/** true/false in any case [code C-sf]. */
function toBoolean(settings: SiteSettings, sent: string): string | undefined {
	const value = sent.trim().toLowerCase();
	if (value === 'true' || value === 'false') return value;
	return settings.badBoolean === 'false' ? 'false' : undefined;
}

/** The text of a choice [doc D-old/listuserfieldchoices], or its number [code C-java]. */
function toChoice(settings: SiteSettings, field: Field, sent: string): string | undefined {
	if (field.choices.includes(sent)) return sent;
	return settings.enumerationNumbers && /^\d+$/.test(sent)
		? field.choices[Number(sent)]
		: undefined;
}

function toText(settings: SiteSettings, field: Field, sent: string): string | undefined {
	if (field.name.startsWith('email.') && field.name.endsWith('_address')) {
		const address = sent.trim();
		// Stored in lower case [code C-py].
		return settings.validateEmail && !isEmail(address) ? undefined : address.toLowerCase();
	}
	// Not kept: nothing shows or compares it, since login is not one of the stand-in's methods, and
	// getUser leaves it out [inferred].
	return field.name === 'user_password' ? '********' : sent;
}
