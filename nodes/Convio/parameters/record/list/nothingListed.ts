import { InputError } from '../../input';

/**
 * The error where the site's list of fields is empty, so that no name can be right.
 *
 * @param field the visible name of the field of the form
 */
export function nothingListed(field: string): InputError {
	return new InputError(
		field,
		`'${field}' can set nothing: the site lists no field that the API administrator account may update`,
		"In Luminate Online, give the API administrator account the permission to edit constituent records, and check which fields its security category may change. Or choose 'Map Each Column Manually'.",
	);
}
