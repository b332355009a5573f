import { InputError, quote } from '../input';
import type { Parameter } from '../parameter';
import type { Params } from '../../transport/call';

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
				description: `${description}. As text, separate names by commas, e.g. name.first,primary_address.city (API parameter: fields). Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
			},
		],
		read({ read }): Params {
			const names = readNames(read('fieldNames'), 'Field Names or IDs');
			return names.length === 0 ? {} : { fields: names.join(',') };
		},
	};
}

/**
 * Names of record fields: a list of them, or comma-separated text.
 *
 * @param label the visible name of the field of the form
 * @throws InputError for what cannot be the name of a field
 */
export function readNames(value: unknown, label: string): string[] {
	const entries: unknown[] = typeof value === 'string' ? value.split(',') : [value ?? []].flat();
	return entries.flatMap((entry) => {
		const name: unknown = typeof entry === 'string' ? entry.trim() : (entry ?? '');
		if (name === '') return [];
		if (typeof name === 'string' && /^[a-z][\w.]*$/i.test(name)) return [name];
		throw new InputError(
			label,
			`'${label}' must be names such as 'name.first', not ${quote(name)}`,
			'Choose fields from the list, or give names separated by commas.',
		);
	});
}
