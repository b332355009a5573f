import type { SiteEnd } from '../../sending/siteWatch';
import { NOT_SENT } from './failure';
import type { Failure } from './failure';

/** What every item says that was not looked at any more, because the execution was cancelled. */
export const CANCELLED: Failure = {
	...NOT_SENT,
	message: 'The execution was canceled',
	description: '',
	scope: 'cut short',
};

/** Ends a run whose calls bring no response of the API any more. */
export const SITE_ENDS: Readonly<Record<SiteEnd, Failure>> = {
	silent: {
		...NOT_SENT,
		message: 'The site does not answer',
		description:
			'Many requests in a row brought no response of the Luminate Online API, and a last one did not either, so the rest was not sent. Execute the workflow again when the site is back.',
		scope: 'site',
	},
	barred: {
		...NOT_SENT,
		message: 'A proxy or firewall refuses every call (HTTP status 403)',
		description:
			"A call and a harmless read brought HTTP status 403 without a response of the Luminate Online API, so the rest was not sent. Have the administrator of the proxy or firewall allow n8n to connect to the host in 'Site URL' of the credential, or have the administrator of n8n correct its proxy settings (HTTPS_PROXY, NO_PROXY).",
		scope: 'site',
		httpStatus: 403,
	},
};

/** What the other items say in a node that stops at the first failure. */
export const ANOTHER_IS_INVALID: Failure = {
	...NOT_SENT,
	message: 'Not sent, because another item has an invalid value',
	description: '',
	scope: 'cut short',
};
