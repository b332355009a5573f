import { CHOICES, DATE_CHOICES } from './choices.mts';
import type { Field, ValueType } from './types.mts';

/**
 * Name, label, type, longest text, and flags: r required, v view only, u update only, c closed to
 * constituents. Which fields are closed to them is [inferred].
 */
type Row = [name: string, label: string, type: ValueType, maxChars?: number, flags?: string];

/** Name, type, length and "required" of one real site's list [code C-drupal6]. */
const LISTED: Row[] = [
	['accepts_postal_mail', 'Accept Mail', 'BOOLEAN'],
	['admin_status', 'Admin Status', 'ENUMERATION', undefined, 'c'],
	['birth_date', 'Birth Date', 'DATE'],
	['cat_id', 'Category', 'TEXT'],
	['custom_boolean50', 'Custom Boolean 50', 'BOOLEAN'],
	['custom_string1', 'Custom String 1', 'TEXT', 255],
	['custom_string2', 'Custom String 2', 'TEXT', 255],
	['dir_member', 'Directory Member', 'BOOLEAN'],
	['dir_member_opt_in', 'Directory Opt In', 'BOOLEAN'],
	['districts.cong_dist_id_override', 'Congressional District', 'TEXT', 50],
	['districts.state_house_dist_id_override', 'State House District', 'TEXT', 50],
	['districts.state_senate_dist_id_override', 'State Senate District', 'TEXT', 50],
	['districts.home_county_id_override', 'Home County', 'TEXT', 100],
	['email.accepts_email', 'Accepts Email', 'BOOLEAN'],
	['email.preferred_format', 'Preferred Format', 'ENUMERATION'],
	['email.primary_address', 'Email', 'TEXT', 255, 'r'],
	['email.status', 'Email Status', 'ENUMERATION', undefined, 'c'],
	['email_opt_in_status', 'Email Opt In Status', 'ENUMERATION'],
	['employment.employer', 'Employer', 'TEXT', 100],
	['employment.occupation', 'Occupation', 'TEXT', 64],
	['gender', 'Gender', 'TEXT', 20],
	['home_phone', 'Home Phone', 'TEXT', 50],
	['mobile_phone', 'Mobile Phone', 'TEXT', 50],
	['member_id', 'Member ID', 'TEXT', 32],
	['membership.expiration_date', 'Expiration Date', 'DATE', undefined, 'c'],
	['membership.last_renewal_date', 'Last Renewal Date', 'DATE'],
	['membership.since_date', 'Member Since', 'DATE'],
	['membership.id', 'Membership ID', 'TEXT', 32, 'c'],
	['membership.status', 'Membership Status', 'ENUMERATION'],
	['membership_level_id', 'Membership Level', 'TEXT'],
	['name.first', 'First Name', 'TEXT', 50, 'r'],
	['name.last', 'Last Name', 'TEXT', 50, 'r'],
	['name.middle', 'Middle Name', 'TEXT', 50],
	['name.title', 'Title', 'TEXT', 50],
	['name.suffix', 'Suffix', 'TEXT', 50],
	['name.prof_suffix', 'Professional Suffix', 'TEXT', 50],
	['origin_src_code', 'Source', 'TEXT', 255],
	['origin_subsrc_code', 'Sub Source', 'TEXT', 255],
	['preferred_address', 'Preferred Address', 'ENUMERATION'],
	['preferred_phone', 'Preferred Phone', 'ENUMERATION'],
	['primary_address.street1', 'Street 1', 'TEXT', 128],
	['primary_address.street2', 'Street 2', 'TEXT', 128],
	['primary_address.city', 'City', 'TEXT', 64],
	['primary_address.country', 'Country', 'TEXT', 64],
	['primary_address.state', 'State', 'TEXT', 30],
	['primary_address.zip', 'ZIP', 'TEXT', 40],
	['reminder_hint', 'Reminder Hint', 'TEXT', 128],
	['sustained_gift.card_expiration_date', 'Card Expiration Date', 'DATE'],
	['user_name', 'User Name', 'TEXT', 255, 'r'],
	['user_password', 'Password', 'TEXT', 90, 'ru'],
];

const address = (container: string, label: string): Row[] => [
	[`${container}.street1`, `${label} Street 1`, 'TEXT', 128],
	[`${container}.street2`, `${label} Street 2`, 'TEXT', 128],
	[`${container}.city`, `${label} City`, 'TEXT', 64],
	[`${container}.state`, `${label} State`, 'TEXT', 30],
	[`${container}.zip`, `${label} ZIP`, 'TEXT', 40],
	[`${container}.country`, `${label} Country`, 'TEXT', 64],
];

/** Names seen in clients [code C-java, C-aha, C-sf]; their lengths are [inferred]. */
const SEEN: Row[] = [
	['primary_address.street3', 'Street 3', 'TEXT', 128],
	...address('alternate_address1', 'Alternate 1'),
	...address('alternate_address2', 'Alternate 2'),
	['email.secondary_address', 'Secondary Email', 'TEXT', 255],
	['work_phone', 'Work Phone', 'TEXT', 50],
	['home_fax', 'Home Fax', 'TEXT', 50],
	['nickname', 'Nickname', 'TEXT', 50],
	['marital_status', 'Marital Status', 'TEXT', 20],
	['salutation_casual', 'Casual Salutation', 'TEXT', 255],
	['salutation_formal', 'Formal Salutation', 'TEXT', 255],
	['custom_number1', 'Custom Number 1', 'NUMBER'],
	['custom_boolean1', 'Custom Boolean 1', 'BOOLEAN'],
	['custom_date1', 'Custom Date 1', 'DATE'],
	// Read only: set by the site itself [doc D-apidoc/create, code C-java].
	['active.status', 'Active', 'TEXT', 30, 'v'],
	['active.detail', 'Active Detail', 'TEXT', 30, 'v'],
	['donor_status', 'Donor Status', 'TEXT', 30, 'v'],
	['origin', 'Origin', 'TEXT', 64, 'v'],
	['origin_source', 'Origin Source', 'TEXT', 255, 'v'],
	['origin_subsource', 'Origin Sub Source', 'TEXT', 255, 'v'],
];

/** The heading that a message of code 22 gives for the user name [code C-cyclenation]. */
const BIOGRAPHICAL = 'Biographical Information';

/** Group headings of listUserFields by container; the other texts are [inferred]. */
const GROUPS: Readonly<Record<string, readonly [string, string]>> = {
	name: [BIOGRAPHICAL, 'Name'],
	user_name: [BIOGRAPHICAL, 'Account'],
	email: ['Contact', 'Email'],
	primary_address: ['Contact', 'Primary Address'],
	alternate_address1: ['Contact', 'Alternate Address 1'],
	alternate_address2: ['Contact', 'Alternate Address 2'],
	membership: ['Membership', 'Membership'],
	districts: ['Contact', 'Districts'],
	employment: [BIOGRAPHICAL, 'Employment'],
};

/** The field list of the stand-in site. */
export function siteFields(): Map<string, Field> {
	return new Map([...LISTED, ...SEEN].map((row) => [row[0], toField(row)]));
}

function toField([name, label, type, maxChars, flags = '']: Row): Field {
	const [group, subGroup] = name.startsWith('custom_')
		? ['Custom', 'Custom Fields']
		: (GROUPS[name.split('.')[0] ?? ''] ?? ['General', 'General']);
	const choices = type === 'DATE' ? DATE_CHOICES : (CHOICES[name] ?? []);
	return {
		name,
		label,
		type,
		...(maxChars === undefined ? {} : { maxChars }),
		required: flags.includes('r'),
		view: !flags.includes('u'),
		update: !flags.includes('v'),
		...(flags.includes('c') ? { closed: true } : {}),
		group,
		subGroup,
		choices: [...choices],
	};
}
