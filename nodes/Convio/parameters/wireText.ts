import type { INodeProperties } from 'n8n-workflow';

import { cleanKey, LONGEST_MEMBER_ID } from './cells/keys';
import { lengthOf } from './cells/text';
import { tellChange } from './changes';
import type { ItemInput } from './input';
import { readDateFormat } from './options/read';
import { fieldIndex } from './record/list/fieldIndex';
import type { ToWire } from './values';

const MEMBER_ID = 'member_id';

/** How many characters the site keeps of a member ID, if its list is at hand and says so. */
function memberIdLength({ siteFields }: ItemInput): number | undefined {
	return siteFields === undefined
		? undefined
		: fieldIndex(siteFields).byName.get(MEMBER_ID)?.maxLength;
}

/** A member ID that is too long as far as is known may fit by the site's list, or by a newer one. */
function tellTooLong(value: unknown, longest: number, { siteFields, hint }: ItemInput): void {
	if (typeof value !== 'string' || lengthOf(cleanKey(value)) <= longest) return;
	hint(
		siteFields === undefined
			? { kind: 'unchecked', refused: true }
			: { kind: 'list may be outdated' },
	);
}

/**
 * A value of one of the node's own fields as it goes into the call; what is changed on the way is told.
 *
 * @param parameter its name on the wire
 * @throws InputError naming field and value
 */
export function wireText(
	toWire: ToWire,
	parameter: string,
	value: unknown,
	{ displayName, type }: Pick<INodeProperties, 'displayName' | 'type'>,
	input: ItemInput,
): string | undefined {
	const isMemberId = parameter === MEMBER_ID;
	const longest = isMemberId ? memberIdLength(input) : undefined;
	if (isMemberId) tellTooLong(value, longest ?? LONGEST_MEMBER_ID, input);
	const text = toWire(value, displayName, {
		timeZone: input.timeZone,
		format: type === 'dateTime' ? readDateFormat(input.read) : 'ymd',
		memberIdLength: longest,
	});
	tellChange(input.hint, parameter, value, text);
	return text;
}
