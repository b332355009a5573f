import type { INodeProperties } from 'n8n-workflow';

import { DATE_FORMAT_NAMES } from '../cells/writtenDate';

export const DRY_RUN: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description:
		'Whether to rehearse: each item is checked and comes out with the call that would be sent, or with all that is wrong with it. Nothing is changed, and the site may still refuse what looks right here.',
};

export const EMPTY_VALUES: INodeProperties = {
	displayName: 'Empty Values',
	name: 'emptyValues',
	type: 'options',
	default: 'ignore',
	description:
		'What to do with record fields whose value is empty. A field that the item does not have is never touched; 0 and false are not empty.',
	options: [
		{
			name: 'Clear the Field',
			value: 'clear',
			description: 'Send a single space, which empties the field',
		},
		{ name: 'Ignore', value: 'ignore', description: 'Leave the field as it is' },
	],
};

export const DATE_FORMAT: INodeProperties = {
	displayName: 'Date Format',
	name: 'dateFormat',
	type: 'options',
	default: 'ymd',
	description:
		'How to read dates that are written with slashes, such as 5/31/2024. A date such as 2024-05-31 is always read.',
	options: (['dmy', 'mdy', 'ymd'] as const).map((value) => ({
		name: DATE_FORMAT_NAMES[value],
		value,
	})),
};

export const SKIP_UNCHANGED: INodeProperties = {
	displayName: 'Skip Unchanged',
	name: 'skipUnchanged',
	type: 'boolean',
	default: true,
	description:
		'Whether to read the record first, and to send nothing if it holds all values of the item already. Every update is logged at the site and marks the record as edited, even if it changes nothing. This saves log entries and edits, not time: each item is read, and what has changed is sent as well. What cannot be proven to be there already is sent.',
};

export const FIELDS_NOT_COMPARED: INodeProperties = {
	displayName: 'Fields Not Compared',
	name: 'fieldsNotCompared',
	type: 'string',
	default: '',
	placeholder: 'e.g. primary_address.street1,home_phone',
	description:
		"Names of fields whose differences do not count with 'Skip Unchanged', separated by commas, e.g. because the site rewrites addresses. They are sent when another field has changed.",
};
