import type { Params } from '../../../transport/call';
import { isSecretParameter } from '../../../transport/call';
import { ADDRESS_FIELD } from '../../../transport/identity';
import { matchChoice } from '../../cells/choices';
import { lengthProblem } from '../../cells/text';
import { quote } from '../../input';
import { CLEARING_VALUE, decide } from '../decide';
import type { Reading } from '../decide';
import { fieldIndex } from './fieldIndex';
import type { SiteField } from './siteFields';

/** What was sent has been read already, so that nothing of it depends on zone or format. */
const AS_SENT: Omit<Reading, 'now'> = { emptyValues: 'ignore', format: 'ymd', timeZone: 'UTC' };

/** The choices of a date field are the years that the site accepts. */
function choiceOf(field: SiteField, text: string): string {
	return field.type === 'date' ? text.slice(0, 4) : text;
}

function suspicion(field: SiteField, text: string): string | undefined {
	const { choices, maxLength = Infinity } = field;
	const hasChoices = choices.length > 0 && field.type !== 'boolean';
	if (hasChoices && matchChoice(choices, choiceOf(field, text)) === undefined) {
		return field.type === 'date'
			? 'is of a year that the site does not offer'
			: 'is none of its choices';
	}
	const tooLong = lengthProblem(text, maxLength, 'the site');
	if (tooLong !== undefined) return tooLong.what;
	const decision = decide(field, text, { ...AS_SENT, now: new Date() });
	return decision.kind === 'refuse' ? decision.problem.what : undefined;
}

/** Words with nothing but letters and digits between blanks, so that a label can be found among them. */
function wordsOf(text: string): string {
	return ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `;
}

/** The list has the address by the name of its field alone. */
function fieldNameOf(parameter: string): string {
	return parameter === 'primary_email' ? ADDRESS_FIELD : parameter;
}

/**
 * The record fields of a call that the site may have meant when it refused a value without naming it.
 * [code 22 names no field]
 *
 * @returns one text for each field whose value is none of the choices, too long, or of another type
 */
export function suspects(params: Readonly<Params>, fields: readonly SiteField[]): string[] {
	const { byName } = fieldIndex(fields);
	return Object.entries(params).flatMap(([name, text]) => {
		const field = byName.get(fieldNameOf(name));
		if (field === undefined || text === CLEARING_VALUE) return [];
		const why = suspicion(field, text);
		if (why === undefined) return [];
		return isSecretParameter(name) ? [`'${name}' ${why}`] : [`'${name}': ${quote(text)} ${why}`];
	});
}

/**
 * The record fields of a call whose label stands in the site's own words, with the value that was sent.
 *
 * @param said the site's message
 */
function namedFields(
	said: string,
	params: Readonly<Params>,
	fields: readonly SiteField[],
): string[] {
	const { byName } = fieldIndex(fields);
	const words = wordsOf(said);
	return Object.entries(params).flatMap(([name, text]) => {
		const field = byName.get(fieldNameOf(name));
		if (field === undefined || !words.includes(wordsOf(field.label))) return [];
		return isSecretParameter(name) ? [`'${name}'`] : [`'${name}': ${quote(text)}`];
	});
}

/**
 * Which fields a site may have meant when it refused a value, in words; empty if nothing is known.
 *
 * @param said the site's message: a field whose label stands there comes first
 */
export function suspectWords(
	said: string,
	params: Readonly<Params>,
	fields: readonly SiteField[],
): string {
	const found = suspects(params, fields);
	const named = namedFields(said, params, fields);
	const known = named.map((one) => found.find((other) => other.startsWith(one)) ?? one);
	const others = found.filter((one) => !known.includes(one));
	return [
		...(known.length > 0 ? [`The site names ${known.join('; ')}.`] : []),
		...(others.length > 0
			? [`${known.length > 0 ? 'It may also' : 'The site may'} mean ${others.join('; ')}.`]
			: []),
	].join(' ');
}
