import type { INodeProperties } from 'n8n-workflow';

import { ALLOW_INCOMPLETE, BOUNDS, INCLUDE_INPUT_FIELDS, LOOK_UP, WIRE_OPTIONS } from './sending';
import { DATE_FORMAT, DRY_RUN, EMPTY_VALUES, FIELDS_NOT_COMPARED, SKIP_UNCHANGED } from './writing';

/**
 * The *Options* of an operation. Dry Run stands first, since it is what a person looks for; what changes
 * nothing for the person stands last.
 */
function options(own: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			...own.filter((option) => option === DRY_RUN),
			...[...own.filter((option) => option !== DRY_RUN), INCLUDE_INPUT_FIELDS, ...BOUNDS].sort(
				(a, b) => a.displayName.localeCompare(b.displayName),
			),
			...WIRE_OPTIONS,
		],
	};
}

/** Options of operations that only read. */
export const optionsForReads: INodeProperties = options([]);

/** Options of operations that read a list, whole or up to a limit. */
export const optionsForLists: INodeProperties = options([ALLOW_INCOMPLETE]);

/** Options of operations that write, but no record fields. */
export const optionsForWrites: INodeProperties = options([DRY_RUN]);

/** Options of operations that write record fields. */
export const optionsForRecordWrites: INodeProperties = options([
	DATE_FORMAT,
	DRY_RUN,
	EMPTY_VALUES,
	LOOK_UP,
]);

/** Options of operations that change a record that may be there already. */
export const optionsForRecordUpdates: INodeProperties = options([
	DATE_FORMAT,
	DRY_RUN,
	EMPTY_VALUES,
	FIELDS_NOT_COMPARED,
	LOOK_UP,
	SKIP_UNCHANGED,
]);

/** Options of operations that read a list within a range of dates. */
export const optionsForDatedLists: INodeProperties = options([ALLOW_INCOMPLETE, DATE_FORMAT]);
