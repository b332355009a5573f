import type { INodeProperties } from 'n8n-workflow';

import { DATE_FORMAT_NAMES } from '../cells/writtenDate';

export const DRY_RUN: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: true,
	description:
		'Whether to only check each item. It comes out with the call that would be sent, or with all that is wrong with it. Nothing is changed; the site may still refuse a call that looks right here.',
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
			description:
				'Send a single space, which is known to empty fields on some sites: try it with one record',
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
		'Whether to read the record first, and to send nothing if it already has all values of the item. This saves log entries and edits at the site, not time. A value that cannot be compared is sent.',
};

export const FIELDS_NOT_COMPARED: INodeProperties = {
	displayName: 'Fields Not Compared',
	name: 'fieldsNotCompared',
	type: 'string',
	default: '',
	placeholder: 'e.g. primary_address.street1,home_phone',
	description:
		"Names of fields that 'Skip Unchanged' ignores, separated by commas, e.g. addresses that the site rewrites. They are still sent when another field has changed.",
};
