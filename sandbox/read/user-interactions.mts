import { BASE_PERMISSION, type ApiMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { locateForRead } from '../api/locate.mts';
import { page } from '../api/paging.mts';
import type { Site } from '../data/site.mts';
import type { Interaction } from '../data/types.mts';
import { parseInstant } from '../wire/dates.mts';
import { leaf, node, type Element } from '../wire/element.mts';
import type { Params } from '../wire/params.mts';

/** Page size without list_page_size [open]. */
const PAGE_SIZE = 25;

/**
 * getUserInteractions: the interaction log of one record [doc D-apidoc/getUserInteractions]. What
 * list_filter_column, list_filter_text and list_sort_column do is not documented: nothing here.
 * Root and list_… names are those one client uses [code C-aha].
 */
export const getUserInteractions: ApiMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const { constituent } = locateForRead(site, params);
		const wanted = interactionFilter(site, params);
		const found = constituent.interactions.filter(wanted);
		// list_ascending is true by default [doc D-apidoc/getUserInteractions]; the log is in the
		// order of time.
		if (params.text('list_ascending')?.toLowerCase() === 'false') found.reverse();
		const shown = page(params, found, PAGE_SIZE);
		return node('getUserInteractionsResponse', shown.map(toElement));
	},
};

/** getInteraction: one interaction of a record, with its root [doc D-apidoc/getInteraction]. */
export const getInteraction: ApiMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const id = params.text('interaction_id');
		if (!id) throw failure.missing('interaction_id');
		const { constituent } = locateForRead(site, params);
		const interaction = site.interactions.get(id.trim());
		// One of another record is no interaction of this one [inferred].
		if (interaction?.consId !== constituent.consId) throw failure.invalidInteraction();
		return node('getInteractionResponse', [toElement(interaction)]);
	},
};

function interactionFilter(site: Site, params: Params): (one: Interaction) => boolean {
	const begin = instant(site, params, 'begin_date') ?? -Infinity;
	const end = instant(site, params, 'end_date') ?? Infinity;
	if (begin > end) throw failure.invalidDateRange();
	const subject = params.text('interaction_subject');
	const typeId = params.text('interaction_type_id');
	const categoryId = params.text('list_category_id');
	const matches = (text: string): boolean =>
		subject === undefined ||
		(site.settings.subjectFilter === 'exact' ? text === subject : text.includes(subject));
	return (one) =>
		one.loggedAt >= begin &&
		one.loggedAt <= end &&
		matches(one.subject) &&
		(typeId === undefined || one.typeId === typeId) &&
		(categoryId === undefined || one.categoryId === categoryId);
}

/** An ISO 8601 dateTime [doc D-apidoc/getUserInteractions]; what is none makes an invalid range
 * [inferred]. */
function instant(site: Site, params: Params, name: string): number | undefined {
	const text = params.text(name);
	if (text === undefined) return undefined;
	const time = parseInstant(text.trim(), site.settings);
	if (time === undefined) throw failure.invalidDateRange();
	return time;
}

/** interactionId and interactionTypeId are known [doc D-apidoc/getInteraction], the rest is
 * [inferred]. */
function toElement(interaction: Interaction): Element {
	return node('interaction', [
		leaf('interactionId', interaction.id),
		leaf('interactionTypeId', interaction.typeId),
		leaf('interactionSubject', interaction.subject),
		leaf('interactionBody', interaction.body === '' ? null : interaction.body),
		leaf('interactionCategoryId', interaction.categoryId),
		leaf('interactionCount', String(interaction.count)),
		leaf('interactionDate', new Date(interaction.loggedAt).toISOString()),
	]);
}
