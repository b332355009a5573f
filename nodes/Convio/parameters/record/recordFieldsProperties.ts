import type { INodeProperties } from 'n8n-workflow';

/** The fields of the record, by n8n's field mapper or as JSON. */
export const recordFieldsProperties: INodeProperties[] = [
	{
		displayName: 'Record Fields',
		name: 'fieldsInput',
		type: 'options',
		noDataExpression: true,
		default: 'mapper',
		description: 'How to specify the fields of the constituent record',
		options: [
			{
				name: 'Field Mapper',
				value: 'mapper',
				description: 'Choose from the fields of your site, with their names and types',
			},
			{
				name: 'JSON',
				value: 'json',
				description: 'One JSON object with field names and values, e.g. for AI agents',
			},
		],
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		displayOptions: { show: { fieldsInput: ['mapper'] } },
		description:
			'Fields of the constituent record, as the site lists them (API parameter: a parameter for each field, under its own name)',
		typeOptions: {
			resourceMapper: {
				resourceMapperMethod: 'getRecordFields',
				// 'add' would demand a value of each field that is shown at first.
				mode: 'map',
				valuesLabel: 'Values to Send',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: false,
				supportAutoMap: true,
				noFieldsError:
					'The fields of your site are not loaded yet. If they do not appear, check the credential, then select',
			},
		},
	},
	{
		displayName: 'Fields (JSON)',
		name: 'fieldsJson',
		type: 'json',
		default: '{}',
		displayOptions: { show: { fieldsInput: ['json'] } },
		description:
			'Fields of the constituent record as one JSON object, e.g. { "name.first": "Ada", "primary_address.zip": "02139" }, dates as yyyy-MM-dd (API parameter: a parameter for each field, under its own name)',
	},
];
