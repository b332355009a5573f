import { isSecretParameter } from '../../transport/call';
import { HIDDEN } from '../../transport/credential/redact';
import { isDateObject } from '../cells/dates';
import { inWords } from '../cells/problem';
import type { Problem } from '../cells/problem';
import { InputError, quote } from '../input';
import type { Hint } from '../input';
import { decide } from './decide';
import type { Decision, KnownField, Reading } from './decide';
import type { FieldIndex } from './list/fieldIndex';
import type { GivenField } from './ways/givenField';
import { mayBeUnlisted } from './list/knownFields';
import { nearestField } from './list/nearestField';
import { nothingListed } from './list/nothingListed';
import type { SiteField } from './list/siteFields';

/** What one item brings along for the decisions about its fields. */
export interface Deciding {
	readonly reading: Reading;
	/** The site's list, if it is at hand. */
	readonly index?: FieldIndex;
	/** Whether a name that the list lacks is refused. One that was chosen in the form never is. */
	readonly refusesUnlisted: boolean;
	readonly hint: (hint: Hint) => void;
}

function nameOf({ name, label }: KnownField): string {
	return label === undefined || label === name ? `'${name}'` : `'${label}' (${name})`;
}

/** The error for a value of a record field. A password is never quoted. */
function refusal(field: KnownField, value: unknown, problem: Problem): InputError {
	const isSecret = isSecretParameter(field.name);
	const words = isSecret ? `${problem.what}: ${HIDDEN}` : inWords(problem, quote(value));
	return new InputError(field.name, `${nameOf(field)} ${words}`, problem.cure);
}

function nearestAdvice(name: string, index: FieldIndex): string | undefined {
	const nearest = nearestField(index, name);
	if (nearest === undefined) return undefined;
	return `Use '${nearest.name}' (${nearest.label}) instead, if that is what is meant.`;
}

/** What to use in place of a text that cannot be a name; the list is wanted for it. */
export function adviceForName(name: string, { index, hint }: Deciding): string | undefined {
	if (index !== undefined) return nearestAdvice(name, index);
	hint({ kind: 'unchecked', refused: true });
	return undefined;
}

function unlisted(name: string, index: FieldIndex): InputError {
	const advice =
		nearestAdvice(name, index) ??
		"Field > Get Many lists the fields of the site; use one of the names in its column 'name'.";
	return new InputError(
		name,
		`${quote(name)} is not the name of a field that the API administrator account may update`,
		advice,
	);
}

function isParts(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !isDateObject(value);
}

function inParts(name: string, value: unknown): InputError {
	// A part of a password is as secret: `user_password.value`.
	const isSecret = isSecretParameter(name.split('.')[0] ?? name);
	return new InputError(
		name,
		`'${name}' must be text, not ${isSecret ? HIDDEN : quote(value)}`,
		"Give each part under its own name, such as 'name.first'.",
	);
}

/** The list decides; what it does not know, a newer one may. */
function byList(field: SiteField, value: unknown, { reading, hint }: Deciding): Decision {
	const decision = decide(field, value, reading);
	if (decision.kind === 'refuse' && decision.listDecides) hint({ kind: 'list may be outdated' });
	return decision;
}

function withoutList(field: KnownField, value: unknown, { reading, hint }: Deciding): Decision {
	const decision = decide(field, value, reading);
	hint(decision.kind === 'refuse' ? { kind: 'unchecked', refused: true } : { kind: 'unchecked' });
	return decision;
}

/** Whether the stored copy has choices or a length to say, which is all that it counts for. */
function copyCounts({ type, choices = [] }: KnownField, listed: SiteField): boolean {
	if (type !== listed.type || type === 'date') return false;
	return type !== 'choice' || choices.length > 0;
}

/**
 * The copy of choices and lengths that the workflow has stored may be out of date. What it knows is
 * sent; what it does not know is for the site's own list to decide, or for the site.
 */
function byCopy(copy: KnownField, value: unknown, deciding: Deciding): Decision {
	const listed = deciding.index?.byName.get(copy.name);
	// Without this, a field that has become one of yes and no would take any text.
	if (listed !== undefined && !copyCounts(copy, listed)) return byList(listed, value, deciding);
	const decision = decide(copy, value, deciding.reading);
	if (decision.kind !== 'refuse' || !decision.listDecides) {
		// Only the list tells that a field is gone; without it, a hint says that nobody has looked.
		const isChecked = deciding.index !== undefined || mayBeUnlisted(copy.name);
		if (!isChecked && decision.kind === 'send') {
			deciding.hint({ kind: 'unchecked' });
		}
		return decision;
	}
	if (listed !== undefined) return byList(listed, value, deciding);
	const unbounded: KnownField = { ...copy, choices: [], maxLength: undefined };
	return deciding.index === undefined
		? withoutList(unbounded, value, deciding)
		: decide(unbounded, value, deciding.reading);
}

function decisionOf({ name, value, copy }: GivenField, deciding: Deciding): Decision {
	const { index, refusesUnlisted, hint, reading } = deciding;
	const listed = index?.byName.get(name);
	if (index !== undefined && listed === undefined && !mayBeUnlisted(name)) {
		const decision = decide(copy ?? { name }, value, reading);
		// A field that is mapped by hand and left out is nobody's concern.
		if (!refusesUnlisted && decision.kind === 'leave') return decision;
		hint({ kind: 'list may be outdated' });
		if (refusesUnlisted && index.fields.length === 0) throw nothingListed('Fields (JSON)');
		if (refusesUnlisted) throw isParts(value) ? inParts(name, value) : unlisted(name, index);
		hint({ kind: 'unlisted field', field: name });
	}
	if (copy !== undefined) return byCopy(copy, value, deciding);
	if (listed !== undefined) return byList(listed, value, deciding);
	return index === undefined && !mayBeUnlisted(name)
		? withoutList({ name }, value, deciding)
		: decide({ name }, value, reading);
}

/**
 * What is sent for a field that an item gives.
 *
 * @returns undefined when nothing is sent
 * @throws InputError naming field and value
 */
export function textToSend(given: GivenField, deciding: Deciding): string | undefined {
	const decision = decisionOf(given, deciding);
	if (decision.kind === 'send') return decision.text;
	if (decision.kind === 'leave') return undefined;
	const known = given.copy ?? deciding.index?.byName.get(given.name) ?? { name: given.name };
	throw refusal(known, given.value, decision.problem);
}
