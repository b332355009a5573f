import type { INodeProperties } from 'n8n-workflow';

/** How long and how often a call is tried. */
export const BOUNDS: readonly INodeProperties[] = [
	{
		displayName: 'Max Tries',
		name: 'maxTries',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 5,
		description:
			'How many times a call is sent at most if the site cannot be reached or does not respond. A call that could add something twice is sent again only if it cannot have arrived.',
	},
	{
		displayName: 'Max Total Time (Milliseconds)',
		name: 'maxTotalTime',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 300000,
		description:
			'How long an item may take in total once it is first sent, including all tries, waits and pages',
	},
	{
		displayName: 'Timeout (Milliseconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 60000,
		description: 'How long to wait for the complete response',
	},
];

export const SUPPRESS_CODES: INodeProperties = {
	displayName: 'Suppress Response Codes',
	name: 'suppress_response_codes',
	type: 'boolean',
	default: false,
	description:
		'Whether the site responds with HTTP status 200 even when it refuses a call. The output is the same; turn it on if a proxy between n8n and the site replaces responses with status 403 (API parameter: suppress_response_codes).',
};

/** Options that change nothing for the person: for sites and networks with a quirk. */
export const WIRE_OPTIONS: readonly INodeProperties[] = [
	{
		displayName: 'Response Format',
		name: 'response_format',
		type: 'options',
		default: 'json',
		description:
			'Format in which the site responds. The output is the same; try the other one if the site sends a response that the node cannot read (API parameter: response_format).',
		options: [
			{ name: 'JSON', value: 'json' },
			{ name: 'XML', value: 'xml' },
		],
	},
	SUPPRESS_CODES,
];

export const INCLUDE_INPUT_FIELDS: INodeProperties = {
	displayName: 'Include Input Fields',
	name: 'includeInputFields',
	type: 'boolean',
	default: true,
	description:
		'Whether to return the fields of the input item beside the result; a field of the result wins over one of the same name',
};

export const ALLOW_INCOMPLETE: INodeProperties = {
	displayName: 'Allow Incomplete Results',
	name: 'allowIncompleteResults',
	type: 'boolean',
	default: true,
	description:
		"Whether to return the entries that arrived, with a hint, when the site does not send the whole list, instead of failing. Applies to 'Return All' only.",
};

export const LOOK_UP: INodeProperties = {
	displayName: 'Look Up Unknown Outcomes',
	name: 'lookUpUnknownOutcomes',
	type: 'boolean',
	default: true,
	description:
		'Whether to look the constituent up when it is not known if a call that may create one has arrived. If turned off, a Create or Update by Member ID is not sent again after a broken connection.',
};
