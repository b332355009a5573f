import { failure } from '../api/failures.mts';
import { isAddable } from '../data/interaction-types.mts';
import { CATEGORIES } from '../data/security.mts';
import type { Interaction } from '../data/types.mts';
import type { Params } from '../wire/params.mts';

/** Longest subject [page update, newer] and body [doc D-apidoc/logInteraction]. */
const SUBJECT_CHARS = 80;
const BODY_CHARS = 1500;

/** Subject of the interaction that create and update log by themselves [open]. */
const AUTOMATIC_SUBJECT = 'Constituent API';

export type InteractionEntry = Omit<Interaction, 'id' | 'consId' | 'loggedAt'>;

/** Reads the interaction_… parameters of create, update, createOrUpdate and logInteraction. */
export function readInteraction(params: Params, automatic: boolean): InteractionEntry {
	const given = readGiven(params, automatic);
	// The type is a parameter of logInteraction only; 0, "Other", is its default, as "General" is that
	// of the category [page update, newer; doc D-apidoc/logInteraction].
	return {
		subject: AUTOMATIC_SUBJECT,
		body: '',
		categoryId: '0',
		count: 1,
		typeId: '0',
		...given,
		automatic,
	};
}

/**
 * Reads those interaction_… parameters that are given; the others keep their value in
 * updateInteraction.
 * @throws ApiError for a value that an interaction cannot take
 */
export function readGiven(
	params: Params,
	withoutType = false,
): Partial<Omit<InteractionEntry, 'automatic'>> {
	const subject = params.text('interaction_subject');
	if (subject !== undefined && [...subject].length > SUBJECT_CHARS) {
		throw failure.tooLong('The interaction subject', SUBJECT_CHARS);
	}
	const body = params.text('interaction_body');
	if (body !== undefined && [...body].length > BODY_CHARS) throw failure.bodyTooLarge();
	const categoryId = params.text('interaction_cat_id');
	if (categoryId !== undefined && !CATEGORIES.has(categoryId)) throw failure.invalidCategory();
	const typeId = withoutType ? undefined : params.text('interaction_type_id');
	if (typeId !== undefined && !isAddable(typeId)) throw failure.typeNotAddable();
	const count = params.text('interaction_count');
	if (count !== undefined && !/^\d+$/.test(count)) {
		throw failure.invalidValue('interaction_count', 'is not a number of times');
	}
	return {
		...(subject !== undefined && { subject }),
		...(body !== undefined && { body }),
		...(categoryId !== undefined && { categoryId }),
		...(typeId !== undefined && { typeId }),
		...(count !== undefined && { count: Number(count) }),
	};
}
