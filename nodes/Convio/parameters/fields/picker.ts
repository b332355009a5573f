import type { INodeProperties } from 'n8n-workflow';

import { asRecord } from '../input';
import { toWholeNumber } from '../values';
import type { ToWire } from '../values';

/** What the editor fills the list of a picker with. */
export type ListSearch =
	| 'searchCenters'
	| 'searchGroups'
	| 'searchInterests'
	| 'searchJoinableGroups';

interface PickerTexts {
	readonly displayName: string;
	readonly name: string;
	readonly description?: string;
	readonly required?: boolean;
	readonly placeholder?: string;
	/** Stands below the ID. */
	readonly hint?: string;
}

/** Something of the site, from the list that the editor asks it for, or by its ID. */
export function picker(searchListMethod: ListSearch, texts: PickerTexts): INodeProperties {
	const { placeholder = 'e.g. 1001', hint, ...shown } = texts;
	return {
		...shown,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder, hint },
		],
	};
}

/** What a person has picked: the value of a locator, or a value that an expression has put in its place. */
export function picked(chosen: unknown): unknown {
	if (typeof chosen !== 'object' || chosen === null) return chosen;
	return Array.isArray(chosen) || !('value' in chosen) ? undefined : asRecord(chosen).value;
}

/** The numeric ID of what a person has picked. */
export const toPickedId: ToWire = (value, field) => toWholeNumber(picked(value), field);
