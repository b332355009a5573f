import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import type { Job } from '../job.mts';

/** First ID that the stand-in site gives to its records. */
const FIRST_CONS_ID = 1_000_001;
/** In a sync, the first of every twenty rows has changed. */
const CHANGED_EVERY = 20;

/** The fields of a row besides the constituent's ID. */
export const RECORD_FIELDS = [
	'name.first',
	'name.last',
	'primary_address.street1',
	'primary_address.city',
	'primary_address.zip',
] as const;

/** One row of a nightly sync. Each row belongs to another constituent. */
function row(index: number): IDataObject {
	return {
		cons_id: String(FIRST_CONS_ID + index),
		'name.first': `Ada ${index}`,
		'name.last': `Lovelace-Byron ${index}`,
		'primary_address.street1': `${index} St. James's Square`,
		'primary_address.city': 'Cambridge',
		'primary_address.zip': String(index % 100_000).padStart(5, '0'),
	};
}

/** The rows as they are at first; in a sync, as they were the night before. */
export function rowsBefore(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, index) => row(index));
}

/** The fingerprint of a row, as the expression of the workflow computes it. */
function fingerprint(values: IDataObject): string {
	const text = RECORD_FIELDS.map((name) => values[name]).join('\n');
	return createHash('sha256').update(text).digest('hex');
}

/** The expression for the fingerprint, as in the example workflow for a nightly sync. */
export const FINGERPRINT = `={{ [${RECORD_FIELDS.map((name) => `$json["${name}"]`).join(', ')}].join('\\n').hash('sha256') }}`;

/** What goes into the runs of a job, and what must come out. */
export interface Rows {
	/** For the run before the measured one. They must not change what that one finds at the site. */
	readonly warmUp: readonly IDataObject[];
	readonly input: readonly IDataObject[];
	/** The rows that the output must answer, in order. */
	readonly expected: readonly IDataObject[];
}

/** The rows of a job. For a sync by fingerprint, each carries the fingerprint that was sent last. */
export function rowsOf({ rows, count, contender, warmUp: size }: Job): Rows {
	const before = rowsBefore(count);
	const warmUp = before.slice(0, size);
	if (rows === 'new') return { warmUp, input: before, expected: before };
	const hasChanged = (index: number) => index % CHANGED_EVERY === 0;
	const after = before.map((values, index) =>
		hasChanged(index) ? { ...values, 'primary_address.city': 'Providence' } : values,
	);
	if (contender !== 'fingerprint') return { warmUp, input: after, expected: after };
	return {
		warmUp: warmUp.map((values) => ({ ...values, sent: '' })),
		input: after.map((values, index) => ({ ...values, sent: fingerprint(before[index] ?? {}) })),
		expected: after.filter((_values, index) => hasChanged(index)),
	};
}
