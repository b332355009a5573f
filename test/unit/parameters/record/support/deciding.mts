import type { Hint } from '../../../../../nodes/Convio/parameters/input.ts';
import { textToSend } from '../../../../../nodes/Convio/parameters/record/fieldDecision.ts';
import type { Deciding } from '../../../../../nodes/Convio/parameters/record/fieldDecision.ts';
import { fieldIndex } from '../../../../../nodes/Convio/parameters/record/list/fieldIndex.ts';
import type { SiteField } from '../../../../../nodes/Convio/parameters/record/list/siteFields.ts';
import type { GivenField } from '../../../../../nodes/Convio/parameters/record/ways/givenField.ts';
import { refusalOf } from '../../support/input.mts';
import { siteField } from './fields.mts';

export const OUTDATED: Hint = { kind: 'list may be outdated' };
export const UNCHECKED: Hint = { kind: 'unchecked' };
export const REFUSED_UNCHECKED: Hint = { kind: 'unchecked', refused: true };

export const NICKNAME = siteField('nickname', 'Nickname', { maxLength: 5 });
export const FIRST = siteField('name.first', 'First Name');

/** What one item brings along, with what it was told about. */
export function deciding(list?: readonly SiteField[], refusesUnlisted = false) {
	const hints: Hint[] = [];
	const all: Deciding = {
		reading: {
			...{ timeZone: 'America/Chicago', format: 'ymd', emptyValues: 'ignore' },
			now: new Date('2026-01-01T12:00:00Z'),
		},
		index: list === undefined ? undefined : fieldIndex(list),
		refusesUnlisted,
		hint: (hint) => hints.push(hint),
	};
	return { all, hints };
}

/** What is sent, and what is told about it. */
export function sent(given: GivenField, list?: readonly SiteField[]) {
	const { all, hints } = deciding(list);
	return { text: textToSend(given, all), hints };
}

/** What is said to a person whose value is not sent. */
export function refused(given: GivenField, list?: readonly SiteField[], refusesUnlisted = false) {
	const { all, hints } = deciding(list, refusesUnlisted);
	const { field, message, description } = refusalOf(() => textToSend(given, all));
	return { field, message, description, hints };
}
