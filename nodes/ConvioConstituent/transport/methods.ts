import type { Servlet } from './siteUrl';

/**
 * What repeating a call does: nothing (`read`), the same state again (`set`), a further record
 * (`add`), or one of the last two depending on what locates the record (`upsert`).
 */
export type Effect = 'read' | 'set' | 'add' | 'upsert';

interface MethodFacts {
	readonly servlet: Servlet;
	readonly effect: Effect;
	/** Names of the element around a success answer; documentation generations differ. */
	readonly roots: readonly string[];
	/** Dotted paths below the root that are lists, in whatever number they arrive. */
	readonly lists: readonly string[];
}

/**
 * The Server API methods that this node knows, with their answer's shape.
 * Roots: the vendor's sample answers, newest generation first; method names are case-sensitive.
 */
export const API_METHODS = {
	create: {
		servlet: 'SRConsAPI',
		effect: 'add',
		roots: ['createConsResponse'],
		lists: [],
	},
	update: {
		servlet: 'SRConsAPI',
		effect: 'set',
		roots: ['updateConsResponse', 'updateUserResponse'],
		lists: [],
	},
	getUserGroups: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['getConsGroupsResponse', 'getConsGroupResponse'],
		lists: ['group'],
	},
	listUserFields: {
		servlet: 'SRConsAPI',
		effect: 'read',
		roots: ['listConsFieldsResponse'],
		lists: ['field', 'field.choices.choice'],
	},
} as const satisfies Record<string, MethodFacts>;

export type ApiMethod = keyof typeof API_METHODS;

/** The facts of one method, widened to the common type. */
export function methodFacts(method: ApiMethod): MethodFacts {
	return API_METHODS[method];
}
