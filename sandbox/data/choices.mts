/**
 * Choices of the fields that have some. No document lists them: the texts are [inferred], save
 * email.preferred_format's numbers 0 none, 1 HTML, 2 plain [code C-java] and titles
 * [doc D-old/listuserfieldchoices].
 */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
	admin_status: ['None', 'Administrator'],
	'email.preferred_format': ['No Preference', 'HTML', 'Plain Text'],
	'email.status': ['Good', 'Hard Bounce', 'Soft Bounce', 'Invalid'],
	email_opt_in_status: ['Opted In', 'Opted Out', 'Pending'],
	'membership.status': ['None', 'Active', 'Lapsed', 'Expired'],
	preferred_address: ['Home', 'Alternate 1', 'Alternate 2'],
	preferred_phone: ['Home', 'Mobile', 'Work'],
	'name.title': ['Mr.', 'Ms.', 'Mrs.', 'Dr.'],
	gender: ['Female', 'Male', 'Unspecified'],
	'primary_address.state': ['AL', 'CA', 'CO', 'IL', 'MA', 'NJ', 'NY', 'OH', 'TX', 'WA'],
	// A list of one shows how it collapses in JSON.
	'primary_address.country': ['United States'],
};

/** The choices of a date field are the allowed years [code C-gfl]; which ones is [inferred]. */
export const DATE_CHOICES: readonly string[] = Array.from({ length: 111 }, (_, i) =>
	String(1920 + i),
);
