import { asHeading } from './fieldIndex';
import type { FieldIndex } from './fieldIndex';
import { isReservedName } from '../reservedNames';
import type { SiteField } from './siteFields';

function squeezed(text: string): string {
	return asHeading(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** How many letters must be changed, added or left out to make one text of the other. */
function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, place) => place);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}

function lastPart(name: string): string {
	return name.split(/[._]/).pop() ?? name;
}

/** The tests for "means the same", the surest first. */
const TESTS: ReadonlyArray<(field: SiteField, name: string) => boolean> = [
	(field, name) => squeezed(field.name) === squeezed(name),
	(field, name) => squeezed(field.label) === squeezed(name),
	(field, name) => lastPart(asHeading(field.name)) === lastPart(asHeading(name)),
];

/** Longer texts are no names, and comparing them takes long. */
const LONGEST_NAME = 100;

function closest(fields: readonly SiteField[], name: string): SiteField | undefined {
	const wanted = squeezed(name);
	let best: SiteField | undefined;
	let least = Math.max(2, Math.floor(wanted.length / 4)) + 1;
	for (const field of fields) {
		const away = Math.min(
			distance(wanted, squeezed(field.name)),
			distance(wanted, squeezed(field.label)),
		);
		if (away < least) [best, least] = [field, away];
	}
	// Three letters can be made of any other three.
	return least < wanted.length / 2 ? best : undefined;
}

/** The field that an unknown name probably means, for the advice in a message. */
export function nearestField({ fields }: FieldIndex, name: string): SiteField | undefined {
	if (name.length > LONGEST_NAME || squeezed(name) === '') return undefined;
	const offered = fields.filter((field) => !isReservedName(field.name));
	for (const test of TESTS) {
		const fitting = offered.filter((field) => test(field, name));
		const primary = fitting.find((field) => field.name.startsWith('primary_address.'));
		if (fitting.length > 0) return primary ?? fitting[0];
	}
	return closest(offered, name);
}
