import { compare } from '../../../../../../nodes/Convio/constituent/operations/constituent/compare/compare.ts';
import type { Comparison } from '../../../../../../nodes/Convio/constituent/operations/constituent/compare/compare.ts';
import type { FieldType } from '../../../../../../nodes/Convio/parameters/record/list/knownFields.ts';
import type { DataObject } from '../../../../../../nodes/Convio/transport/reply/data.ts';

/** What a test says about the site, beside the record. */
export interface Known {
	readonly types?: Readonly<Record<string, FieldType>>;
	readonly visible?: readonly string[];
	readonly notCompared?: readonly string[];
	readonly groups?: DataObject;
	readonly interests?: DataObject;
}

/** Compares parameters with a record that was found by its constituent ID. */
export function compared(
	params: Record<string, string>,
	record: DataObject,
	{ types = {}, visible = [], notCompared = [], groups, interests }: Known = {},
): Comparison {
	const lists = {
		...(groups === undefined ? {} : { getUserGroups: groups }),
		...(interests === undefined ? {} : { getUserInterests: interests }),
	};
	return compare(
		{ cons_id: '7', ...params },
		{ record, lists },
		{
			typeOf: (field) => types[field],
			isVisible: (name) => visible.includes(name),
			notCompared: new Set(notCompared),
		},
	);
}

/** The comparison in a word: what it has proven, or names what it has not. */
export function outcome(comparison: Comparison): unknown {
	if (comparison.kind === 'unchanged') return 'unchanged';
	const { changed, unproven } = comparison;
	return {
		...(changed.length === 0 ? {} : { changed }),
		...(unproven.length === 0
			? {}
			: { unproven: Object.fromEntries(unproven.map(({ name, reason }) => [name, reason])) }),
	};
}
