import { NO_CHOICE } from '../../../../parameters/record/decide';
import type { FieldType } from '../../../../parameters/record/list/knownFields';
import type { HeldValue } from './heldValue';

/** `unclear` is everything that is proven neither way; it is sent. */
export type Verdict = 'same' | 'differs' | 'unclear';

/** How two texts of a field are compared: by its type, or as addresses are. */
export type ComparedAs = FieldType | 'address';

/** Line ends, composed letters and outer blanks change on the way without anybody changing them. */
function plain(text: string): string {
	return text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
}

function verdict(isSame: boolean): Verdict {
	return isSame ? 'same' : 'differs';
}

function compareBooleans(sent: string, held: string): Verdict {
	const texts = [sent, held].map((text) => text.trim().toLowerCase());
	if (!texts.every((text) => text === 'true' || text === 'false')) return 'unclear';
	return verdict(texts[0] === texts[1]);
}

/** Digits with a sign, without zeros that say nothing; undefined for a text that has more in it. */
function plainNumber(text: string): string | undefined {
	const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text.trim());
	const [, sign = '', whole = '', fraction = ''] = match ?? [];
	if (whole === '' && fraction === '') return undefined;
	const digits = `${whole.replace(/^0+/, '')}.${fraction.replace(/0+$/, '')}`;
	return sign === '-' && digits !== '.' ? `-${digits}` : digits;
}

/** As texts, since a JavaScript number would take two long numbers for the same. */
function compareNumbers(sent: string, held: string): Verdict {
	const numbers = [plainNumber(sent), plainNumber(held)];
	if (numbers.includes(undefined)) return 'unclear';
	return verdict(numbers[0] === numbers[1]);
}

/** A day as the node sends it. */
const SENT_DAY = /^(\d{4}-\d{2}-\d{2})(?:T00:00:00)?$/;
/** A day as sites answer it: the offset is that of the site, and never moves the day. [recorded] */
const HELD_DAY = /^(\d{4}-\d{2}-\d{2})(T00:00(?::00(?:\.0+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?$/i;
const STARTS_WITH_DAY = /^\d{4}-\d{2}-\d{2}(?!\d)/;

/** Fields that take a time are not proven by their day. */
function compareDates(sent: string, held: string): Verdict {
	const sentDay = SENT_DAY.exec(sent.trim())?.[1];
	if (sentDay === undefined || !STARTS_WITH_DAY.test(held.trim())) return 'unclear';
	if (held.trim().slice(0, 10) !== sentDay) return 'differs';
	return HELD_DAY.test(held.trim()) ? 'same' : 'unclear';
}

function compareTexts(type: ComparedAs | undefined, sent: string, held: string): Verdict {
	switch (type) {
		case 'boolean':
			return compareBooleans(sent, held);
		case 'number':
			return compareNumbers(sent, held);
		case 'date':
			return compareDates(sent, held);
		case 'address':
			// The site keeps addresses in lower case. [client code]
			return verdict(plain(sent).toLowerCase() === plain(held).toLowerCase());
		case 'text':
		case 'choice':
			return verdict(plain(sent) === plain(held));
		case undefined:
			// Another spelling may mean the same date or number.
			return plain(sent) === plain(held) ? 'same' : 'unclear';
	}
}

/** A blank text clears the field. */
function isEmpty(type: ComparedAs | undefined, text: string): boolean {
	return text.trim() === '' || (type === 'choice' && text.trim() === NO_CHOICE);
}

/**
 * Whether a field holds what would be sent.
 *
 * @param type undefined where the site's list does not have the field
 * @param sent the text of the parameter; a blank one clears the field
 * @param isVisible whether another record has shown that the account may view the field
 */
export function compareValue(
	type: ComparedAs | undefined,
	sent: string,
	held: HeldValue,
	isVisible: boolean,
): Verdict {
	const clears = isEmpty(type, sent);
	switch (held.kind) {
		case 'absent':
		case 'unreadable':
			return 'unclear';
		case 'nil container':
			if (!clears) return 'differs';
			// A hidden field would look the same, and what it holds is to be cleared.
			return isVisible ? 'same' : 'unclear';
		case 'empty':
			// A boolean that was never set is not false.
			return verdict(clears);
		case 'text':
			if (clears || isEmpty(type, held.text)) return verdict(clears && isEmpty(type, held.text));
			return compareTexts(type, sent, held.text);
	}
}
