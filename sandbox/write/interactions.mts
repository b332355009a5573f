import { failure } from '../api/failures.mts';
import type { Interaction } from '../data/types.mts';
import type { Params } from '../wire/params.mts';

/** Longest subject [page update, newer] and body [doc D-apidoc/logInteraction]. */
const SUBJECT_CHARS = 80;
const BODY_CHARS = 1500;

/** Subject of the interaction that create and update log by themselves [open]. */
const AUTOMATIC_SUBJECT = 'Constituent API';

/** Security categories of the stand-in; only 0, "General", is documented [page update, newer]. */
const CATEGORIES = ['0', '1', '2'];

/** Types of the stand-in; only 0, "Other", is documented [doc D-apidoc/logInteraction]. */
const TYPES = ['0', '10', '20', '35'];

export type InteractionEntry = Omit<Interaction, 'id' | 'consId' | 'loggedAt'>;

/** Reads the interaction_… parameters of create, update, createOrUpdate and logInteraction. */
export function readInteraction(params: Params, automatic: boolean): InteractionEntry {
	const subject = params.text('interaction_subject') ?? AUTOMATIC_SUBJECT;
	if ([...subject].length > SUBJECT_CHARS) {
		throw failure.tooLong('The interaction subject', SUBJECT_CHARS);
	}
	const body = params.text('interaction_body') ?? '';
	if ([...body].length > BODY_CHARS) throw failure.bodyTooLarge();
	// 0 is the "General" category and the default [page update, newer].
	const categoryId = params.text('interaction_cat_id') ?? '0';
	if (!CATEGORIES.includes(categoryId)) throw failure.invalidCategory();
	// 0 is "Other" and the default [doc D-apidoc/logInteraction]; only there is it a parameter.
	const typeId = (!automatic && params.text('interaction_type_id')) || '0';
	if (!TYPES.includes(typeId)) throw failure.typeNotAddable();
	const count = params.text('interaction_count') ?? '1';
	if (!/^\d+$/.test(count)) {
		throw failure.invalidValue('interaction_count is not a number of times.');
	}
	return { typeId, categoryId, subject, body, count: Number(count), automatic };
}
