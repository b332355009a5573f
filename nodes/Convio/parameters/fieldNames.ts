import { InputError, quote } from './input';
import type { Parameter, Params } from './parameter';

/**
 * A choice of record fields to read, as the `fields` parameter: from the list that the site gives, or
 * as comma-separated text.
 */
export function fieldNames(description: string): Parameter<Params> {
	return {
		properties: [
			{
				displayName: 'Field Names or IDs',
				name: 'fieldNames',
				type: 'multiOptions',
				typeOptions: { loadOptionsMethod: 'getViewFields' },
				default: [],
				description: `${description}; as text, comma-separated names such as name.first,primary_address.city (API parameter: fields). Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
			},
		],
		read: ({ read }) => fieldsParameter(read('fieldNames') ?? []),
	};
}

function fieldsParameter(value: unknown): Params {
	const entries: unknown[] = typeof value === 'string' ? value.split(',') : [value].flat();
	const names = entries
		.map((entry) => (typeof entry === 'string' ? entry.trim() : (entry ?? '')))
		.filter((name) => name !== '');
	const wrong = names.find((name) => typeof name !== 'string' || !/^[a-z][\w.]*$/i.test(name));
	if (wrong !== undefined) {
		throw new InputError(
			'Field Names or IDs',
			`'Field Names or IDs' must be names such as 'name.first', not ${quote(wrong)}`,
			'Choose fields from the list, or give names separated by commas.',
		);
	}
	return names.length === 0 ? {} : { fields: names.join(',') };
}
