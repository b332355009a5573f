import type { IDataObject } from 'n8n-workflow';

import { HIDDEN } from '../transport/credential/redact';

import type { SiteField } from './record/siteFields';

/** Reads a parameter of one item by its path, expressions resolved; null when it is not set. */
export type ReadParameter = (name: string) => unknown;

/** Something worth telling about a run that concerns no single result. */
export type Hint =
	| { readonly kind: 'unused column'; readonly column: string }
	| { readonly kind: 'text'; readonly text: string };

/** What an operation gets to know of one item. */
export interface ItemInput {
	readonly read: ReadParameter;
	/** The same, expressions unresolved: what the person has set, before any item. */
	readonly readRaw: ReadParameter;
	/** The item's own data, for *Map Automatically*. Never changed. */
	readonly json: Readonly<IDataObject>;
	/** Zone of the workflow, IANA name: where a moment in time becomes a date. */
	readonly timeZone: string;
	/** The fields of the site; given to operations that ask for them. */
	readonly siteFields?: readonly SiteField[];
	/** Takes hints for the end of the run; the same one counts once. */
	readonly hint: (hint: Hint) => void;
}

/**
 * A parameter's value cannot be sent. `field` is the name that the person sees; the message names
 * the field and the value, the description says how to get unstuck.
 */
export class InputError extends Error {
	override readonly name = 'InputError';

	constructor(
		readonly field: string,
		message: string,
		readonly description?: string,
		/** What else is wrong with the same item; each of them stands for itself alone. */
		readonly others: readonly InputError[] = [],
	) {
		super(message);
	}
}

const LONGEST_QUOTE = 60;

function textOf(value: unknown): string {
	if (typeof value !== 'object' || value === null) return String(value);
	try {
		return JSON.stringify(value) ?? String(value);
	} catch {
		return Object.prototype.toString.call(value);
	}
}

/** A value as it may stand in a message: short, and on one line. */
export function quote(value: unknown): string {
	const text = textOf(value);
	// Other fields may come with the password in one text.
	const line = /user_password/i.test(text) ? HIDDEN : text.replace(/\s+/g, ' ');
	return `'${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line}'`;
}

/** A collection parameter as an object; one that is not set is empty. */
export function readCollection(
	read: ReadParameter,
	name: string,
): Readonly<Record<string, unknown>> {
	return asRecord(read(name));
}

/** Any object as a record of unknowns; everything else as an empty one. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
	return Object.fromEntries(Object.entries(value));
}
