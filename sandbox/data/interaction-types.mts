/** A type of interactions; only custom ones may be public. */
interface InteractionType {
	id: string;
	name: string;
	kind: 'other' | 'standard' | 'custom';
	public: boolean;
}

/**
 * Interaction types of the stand-in. Only 0, "Other", is documented [doc D-apidoc/logInteraction],
 * and that there are standard and custom ones, some of which are public
 * [doc D-apidoc/listInteractions]; ids and names are made up.
 */
const INTERACTION_TYPES: ReadonlyMap<string, InteractionType> = new Map(
	(
		[
			{ id: '0', name: 'Other', kind: 'other', public: false },
			{ id: '1', name: 'Donation', kind: 'standard', public: false },
			{ id: '2', name: 'Survey Response', kind: 'standard', public: false },
			{ id: '10', name: 'Phone Call', kind: 'custom', public: true },
			{ id: '20', name: 'House Visit', kind: 'custom', public: true },
			{ id: '35', name: 'Staff Note', kind: 'custom', public: false },
		] satisfies InteractionType[]
	).map((type): [string, InteractionType] => [type.id, type]),
);

/** Whether interactions of this type may be written by a call: "Other" and custom ones
 * [doc D-apidoc/updateInteraction]; for logInteraction it is [inferred] from code 26. */
export function isAddable(typeId: string): boolean {
	const kind = INTERACTION_TYPES.get(typeId)?.kind;
	return kind === 'other' || kind === 'custom';
}

/** Whether a type is one that an administrator of the site has made. */
export function isCustom(typeId: string): boolean {
	return INTERACTION_TYPES.get(typeId)?.kind === 'custom';
}

/** Whether listInteractions lists interactions of this type [doc D-apidoc/listInteractions]. */
export function isListed(typeId: string): boolean {
	return isCustom(typeId) && INTERACTION_TYPES.get(typeId)?.public === true;
}
