import type { IDataObject } from 'n8n-workflow';

import { HIDDEN } from '../transport/credential/redact';

import { shownText } from './cells/invisible';
import type { SiteField } from './record/list/siteFields';

/** Reads a parameter of one item by its path, expressions resolved; null when it is not set. */
export type ReadParameter = (name: string) => unknown;

/** What one item has to tell about the run beside its result. */
export type Hint =
	/** A column that *Map Automatically* leaves out: no field has that name or label. */
	| { readonly kind: 'unused column'; readonly column: string }
	/** A column whose label several fields share. */
	| {
			readonly kind: 'ambiguous column';
			readonly column: string;
			readonly names: readonly string[];
	  }
	/** A column for which the node has a field of its own. */
	| { readonly kind: 'own column'; readonly column: string; readonly takenBy: string }
	/** A check needed the site's list of fields, which was missing. `refused`: the item was refused. */
	| { readonly kind: 'unchecked'; readonly refused?: true }
	/** The list at hand does not know a name or a choice, or finds a value too long. A newer one may. */
	| { readonly kind: 'list may be outdated' }
	/** A field that the workflow has stored, and the site's list has no more. */
	| { readonly kind: 'unlisted field'; readonly field: string }
	/** A ZIP code that arrived as a number: its leading zeros may be lost. */
	| { readonly kind: 'ZIP as number'; readonly field: string }
	/** Fields that an expression fills, by whether it has found a value in this item. */
	| {
			readonly kind: 'filled';
			readonly with: readonly string[];
			readonly without: readonly string[];
	  }
	/** A value that is sent in another form than it came in. */
	| {
			readonly kind: 'changed value';
			readonly parameter: string;
			readonly from: unknown;
			readonly to: string;
	  }
	/** Anything else, in words. */
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
	/** The fields that the account may write, if the list is at hand. */
	readonly siteFields?: readonly SiteField[];
	/** Takes what is to be told at the end of the run. */
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

/** A value as it may stand in a message: short, on one line, with invisible characters by number. */
export function quote(value: unknown): string {
	const text = textOf(value);
	// Other fields may come with the password in one text.
	const line = /user_password/i.test(text) ? HIDDEN : shownText(text.replace(/\s+/g, ' '));
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
