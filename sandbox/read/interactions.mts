import { BASE_PERMISSION, type ReadMethod } from '../api/call.mts';
import { readDateRange } from '../api/date-range.mts';
import { failure } from '../api/failures.mts';
import { locateForRead } from '../api/locate.mts';
import { page } from '../api/paging.mts';
import { isCustom, isListed } from '../data/interaction-types.mts';
import type { Site } from '../data/site.mts';
import type { Interaction } from '../data/types.mts';
import type { Params } from '../wire/params.mts';
import { leaf, node, type Element } from '../wire/element.mts';
import { printInstant } from '../wire/zone.mts';

/** Page size without list_page_size [open]. */
const PAGE_SIZE = 25;

/**
 * getUserInteractions: the interaction log of one record [doc D-apidoc/getUserInteractions]. What
 * list_filter_column, list_filter_text and list_sort_column do is not documented: nothing here.
 * Root and list_… names are those one client uses [code C-aha]. "Only notes for custom interactions
 * are returned."
 */
export const getUserInteractions: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const { constituent } = locateForRead(site, params);
		const typeId = params.text('interaction_type_id');
		const found = constituent.interactions.filter(
			(one) => typeId === undefined || one.typeId === typeId,
		);
		const shown = onePage(site, params, found);
		return node(
			'getUserInteractionsResponse',
			shown.map((one) => toElement(site, one, isCustom(one.typeId))),
		);
	},
};

/** getInteraction: one interaction of a record with its note [doc D-apidoc/getInteraction]. */
export const getInteraction: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const id = params.text('interaction_id');
		if (!id) throw failure.missing();
		const { constituent } = locateForRead(site, params);
		const interaction = site.interactions.get(id.trim());
		// One of another record is no interaction of this one [inferred].
		if (interaction?.consId !== constituent.consId) throw failure.invalidInteraction();
		return node('getInteractionResponse', [toElement(site, interaction, true)]);
	},
};

/**
 * listInteractions: the interactions of one public custom type, whoever they belong to; the type is
 * required [doc D-apidoc/listInteractions]. Which parts an interaction has there is not documented:
 * those of the other two methods [inferred].
 */
export const listInteractions: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const typeId = params.text('interaction_type_id')?.trim();
		if (!typeId) throw failure.missing();
		const { closedInteractionType, listInteractionsConsId } = site.settings;
		if (!isListed(typeId) && closedInteractionType === 'fail') throw failure.invalidInteraction();
		const found = isListed(typeId)
			? [...site.interactions.values()].filter((one) => one.typeId === typeId)
			: [];
		found.sort((a, b) => a.loggedAt - b.loggedAt);
		return node(
			'listInteractionsResponse',
			onePage(site, params, found).map((one) => {
				const element = toElement(site, one, true);
				if (!listInteractionsConsId) return element;
				return { ...element, children: [...(element.children ?? []), leaf('consId', one.consId)] };
			}),
		);
	},
};

/** The page asked for of those interactions that the other parameters let through. */
function onePage(site: Site, params: Params, list: readonly Interaction[]): Interaction[] {
	const inRange = readDateRange(site, params);
	const subject = params.text('interaction_subject');
	const categoryId = params.text('list_category_id');
	const matches = (text: string): boolean =>
		subject === undefined ||
		(site.settings.subjectFilter === 'exact' ? text === subject : text.includes(subject));
	const found = list.filter(
		(one) =>
			inRange(one.loggedAt) &&
			matches(one.subject) &&
			(categoryId === undefined || one.categoryId === categoryId),
	);
	// list_ascending is true by default [doc D-apidoc/getUserInteractions]; the log is in the
	// order of time.
	if (params.text('list_ascending')?.toLowerCase() === 'false') found.reverse();
	return page(params, found, PAGE_SIZE);
}

/**
 * interactionId and interactionTypeId are known [doc D-apidoc/getInteraction], subject and
 * note.text as well [code C-aha]; the rest is [inferred].
 */
function toElement(site: Site, interaction: Interaction, withNote: boolean): Element {
	// A composite of which every part is nil is nil itself, as in getUser [inferred].
	const note =
		interaction.body === '' ? leaf('note', null) : node('note', [leaf('text', interaction.body)]);
	return node('interaction', [
		leaf('interactionId', interaction.id),
		leaf('interactionTypeId', interaction.typeId),
		leaf('subject', interaction.subject),
		...(withNote ? [note] : []),
		leaf('interactionCategoryId', interaction.categoryId),
		leaf('interactionCount', String(interaction.count)),
		leaf('interactionDate', printInstant(site.settings, interaction.loggedAt)),
	]);
}
