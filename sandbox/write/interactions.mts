import { ApiError } from '../api/errors.mts';
import { failure } from '../api/failures.mts';
import type { Site } from '../data/site.mts';
import type { Interaction } from '../data/types.mts';
import type { Params } from '../wire/params.mts';

/** Longest subject [page update, newer] and body [doc D-apidoc/logInteraction]. */
const SUBJECT_CHARS = 80;
const BODY_CHARS = 1500;

export type InteractionEntry = Omit<Interaction, 'id' | 'consId' | 'loggedAt'>;

/** Reads the interaction_… parameters of create, update, createOrUpdate and logInteraction. */
export function readInteraction(site: Site, params: Params, automatic: boolean): InteractionEntry {
	const { settings } = site;
	const subject = params.text('interaction_subject') ?? settings.automaticSubject;
	if ([...subject].length > SUBJECT_CHARS) {
		const message = `The interaction subject is longer than ${SUBJECT_CHARS} characters.`;
		throw new ApiError(settings.codes.subjectTooLong, message);
	}
	const body = params.text('interaction_body') ?? '';
	if ([...body].length > BODY_CHARS) throw failure.bodyTooLarge();
	// 0 is the "General" category and the default [page update, newer].
	const categoryId = params.text('interaction_cat_id') ?? '0';
	if (!settings.interactionCategories.includes(categoryId)) throw failure.invalidCategory();
	// 0 is "Other" and the default [doc D-apidoc/logInteraction]; only there is it a parameter.
	const typeId = (!automatic && params.text('interaction_type_id')) || '0';
	if (!settings.interactionTypes.includes(typeId)) throw failure.typeNotAddable();
	const count = params.text('interaction_count') ?? '1';
	if (!/^\d+$/.test(count)) {
		const message = 'interaction_count is not a number of times.';
		throw new ApiError(settings.codes.badValue, message);
	}
	return { typeId, categoryId, subject, body, count: Number(count), automatic };
}
