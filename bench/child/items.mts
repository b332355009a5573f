import type { IDataObject } from 'n8n-workflow';

/** First ID that the stand-in site gives to its records. */
const FIRST_CONS_ID = 1_000_001;

/** The fields of a row besides the constituent's ID. */
export const RECORD_FIELDS = [
	'name.first',
	'name.last',
	'primary_address.street1',
	'primary_address.city',
	'primary_address.zip',
] as const;

/** One row of a nightly sync: every row changes another constituent. */
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

/** The rows that every contender sends. */
export function rows(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, index) => row(index));
}
