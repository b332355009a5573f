/** What the documents tell of fields by their names, for where the site's list is not at hand. */

/** Kind of value that a field takes. */
export type FieldType = 'text' | 'number' | 'date' | 'boolean' | 'choice';

/** Every date field that the documents name is named so, and so are the custom ones. */
const DATE_NAME = /(?:^|[._])date\d*$/i;

/** Who does not want mail must not be written as who does. */
const OPT_INS: ReadonlySet<string> = new Set(['accepts_postal_mail', 'email.accepts_email']);

/** The fields that hold an e-mail address. */
const ADDRESS_NAME = /^email\.(?:primary|secondary)_address$/i;

const ZIP_NAME = /(?:^|[._])zip\d*$/i;

export const BIRTH_DATE = 'birth_date';

/** Fields that the API takes whether or not the account's list has them. */
const WRITE_ONLY: ReadonlySet<string> = new Set(['reminder_hint', 'user_name', 'user_password']);

/** The kind of a field's value, as far as its name tells. */
export function typeByName(name: string): FieldType {
	if (OPT_INS.has(name)) return 'boolean';
	return DATE_NAME.test(name) ? 'date' : 'text';
}

export function isAddressField(name: string): boolean {
	return ADDRESS_NAME.test(name);
}

export function isZipField(name: string): boolean {
	return ZIP_NAME.test(name);
}

/** Whether a name can be set although the list does not have it. */
export function mayBeUnlisted(name: string): boolean {
	return WRITE_ONLY.has(name);
}

/** Without these nobody can log in or be reached, so that an empty cell never clears them. */
export function isNeverCleared(name: string): boolean {
	return isAddressField(name) || name === 'user_name' || name === 'user_password';
}
