/** The server-side servlets that this package calls; client servlets are spelled CR… instead. */
export type Servlet = 'SRConsAPI' | 'SRDataSyncAPI' | 'SRGroupAPI';

/** Vendor hosts that serve many organizations, told apart by the first path segment. */
const SHARED_HOST = /^(?:demo-)?secure\d*\.convio\.net$/;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
/** Letters of all scripts, digits, and the signs of ASCII but the percent sign. */
const AUTHORITY = /^[\p{L}\p{M}\p{N}!-$&-~]*$/u;
const HOST = /^(?:[a-z\d](?:[\w-]*[a-z\d])?(?:\.[a-z\d](?:[\w-]*[a-z\d])?)*|\[[\da-f:.]+\])$/;
const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const SERVLET_SEGMENT = /^[cs]r[a-z]+api(?:;.*)?$/i;
const ORGANIZATION_SEGMENT = /^[\w.~-]+$/;

/** The site URL of a credential cannot be used; the message says why and what it should look like. */
export class SiteUrlError extends Error {
	override readonly name = 'SiteUrlError';
}

function parse(text: string): URL {
	const trimmed = text.trim();
	if (trimmed === '') {
		throw new SiteUrlError(
			"'Site URL' is empty. Enter the address of your secure site, e.g. 'https://secure2.convio.net/organization'.",
		);
	}
	if (/^https?:(?!\/\/)/i.test(trimmed)) refuse("lacks a slash after 'https:/'");
	const address = SCHEME.test(trimmed) ? trimmed : `https://${trimmed}`;
	// Without this, a sign that looks like a slash, or a tab, would lead to another host than is read.
	if (!AUTHORITY.test(address.split(/[/?#\\]/)[2] ?? '')) refuse('is not a web address');
	try {
		return new URL(address);
	} catch {
		return refuse('is not a web address');
	}
}

function refuse(what: string): never {
	throw new SiteUrlError(
		`'Site URL' ${what}. It should look like 'https://secure2.convio.net/organization', or 'https://secure.example.org' for a site with its own secure domain.`,
	);
}

/**
 * The path segments between the host and `/site`: the organization, or nothing on a site that has a
 * secure domain of its own.
 */
function organizationOf(url: URL): string[] {
	const segments = url.pathname.split('/').filter((segment) => segment !== '');
	const site = segments.findIndex((segment) => /^site(?:;.*)?$/i.test(segment));
	const before =
		site === -1
			? segments.filter((segment) => !SERVLET_SEGMENT.test(segment))
			: segments.slice(0, site);
	if (before.length > 1) refuse('has more than one path segment before /site');
	if (before.some((segment) => !ORGANIZATION_SEGMENT.test(segment))) {
		refuse('has an organization name with characters that no site uses');
	}
	if (before.length === 0 && SHARED_HOST.test(url.hostname)) {
		refuse(`lacks the organization: ${url.hostname} serves many of them`);
	}
	return before;
}

/**
 * The `/site` base of a Luminate Online site, from whatever form of its address a person pastes:
 * host, host and organization, with `/site`, with a servlet or a page behind it, with a query.
 *
 * @param text what was entered, scheme optional
 * @returns `https://host[:port][/organization]/site`, without a slash at the end
 * @throws SiteUrlError for anything that cannot be such a site, and for `http:` beyond this machine,
 * since the login travels in each call
 */
export function siteBase(text: string): string {
	const url = parse(text);
	if (url.protocol !== 'https:' && url.protocol !== 'http:') refuse(`starts with ${url.protocol}`);
	if (url.username !== '' || url.password !== '') {
		refuse("contains a login, which belongs in 'API Login Name' and 'API Login Password'");
	}
	if (!HOST.test(url.hostname)) refuse('has a host that cannot be one');
	if (url.protocol === 'http:' && !LOOPBACK_HOST.test(url.hostname)) {
		refuse('starts with http:, which would send the login unencrypted; use https:');
	}
	return [url.origin, ...organizationOf(url), 'site'].join('/');
}

/**
 * The full address of a server servlet of the site.
 *
 * @param text the Site URL as entered in the credential
 * @throws SiteUrlError see {@link siteBase}
 */
export function servletUrl(text: string, servlet: Servlet): string {
	return `${siteBase(text)}/${servlet}`;
}
