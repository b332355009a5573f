import { describe, expect, it } from 'vitest';

import { siteBase, SiteUrlError } from '../../../../nodes/Convio/transport/credential/siteUrl.ts';

const SHARED = 'https://secure2.convio.net/organization/site';
const OWN = 'https://secure.example.org/site';
const TAIL =
	"It should look like 'https://secure2.convio.net/organization', or 'https://secure.example.org' for a site with its own secure domain.";

describe('an address of a site on a shared host', () => {
	it.each([
		['host and organization', 'https://secure2.convio.net/organization'],
		['a slash at the end', 'https://secure2.convio.net/organization/'],
		['no scheme', 'secure2.convio.net/organization'],
		['no scheme but its slashes', '//secure2.convio.net/organization'],
		['blanks and line ends around it', '  https://secure2.convio.net/organization\n'],
		['/site', 'https://secure2.convio.net/organization/site'],
		['/site/', 'https://secure2.convio.net/organization/site/'],
		['the server servlet', 'https://secure2.convio.net/organization/site/SRConsAPI'],
		['the client servlet', 'https://secure2.convio.net/organization/site/CRConsAPI/'],
		['a servlet in lower case', 'https://secure2.convio.net/organization/site/srconsapi'],
		['a servlet without /site', 'https://secure2.convio.net/organization/SRGroupAPI'],
		[
			'a whole call',
			'https://secure2.convio.net/organization/site/SRConsAPI?method=getUser&v=1.0&cons_id=1',
		],
		[
			'a donation page',
			'https://secure2.convio.net/organization/site/Donation2?df_id=1480&1480.donation=form1',
		],
		['a page below a page', 'https://secure2.convio.net/organization/site/SPageNavigator/a/b.html'],
		[
			'a session behind a servlet',
			'https://secure2.convio.net/organization/site/SRConsAPI;jsessionid=A1B2.app201a',
		],
		['a session behind /site', 'https://secure2.convio.net/organization/site;jsessionid=A1B2'],
		['a fragment', 'https://secure2.convio.net/organization/site/Donation2#top'],
		['upper case in host and scheme', 'HTTPS://SECURE2.CONVIO.NET/organization'],
		['/SITE in upper case', 'https://secure2.convio.net/organization/SITE/SRConsAPI'],
		['the port that https has anyway', 'https://secure2.convio.net:443/organization'],
		['slashes too many', 'https://secure2.convio.net//organization//site//SRConsAPI'],
	])('with %s', (_what, text) => {
		expect(siteBase(text)).toBe(SHARED);
	});

	it.each(['mysite', 'sitemap'])('takes %s for an organization, not for /site', (organization) => {
		const base = `https://secure2.convio.net/${organization}/site`;
		expect(siteBase(base)).toBe(base);
		expect(siteBase(`secure2.convio.net/${organization}`)).toBe(base);
	});

	it('keeps the case of the organization, which some web servers tell apart', () => {
		expect(siteBase('secure3.convio.net/ORG/site')).toBe('https://secure3.convio.net/ORG/site');
	});
});

describe('an address of a site with a secure domain of its own', () => {
	it.each([
		['the host alone', 'secure.example.org'],
		['the host with a scheme', 'https://secure.example.org/'],
		['/site', 'https://secure.example.org/site/'],
		['a servlet', 'https://secure.example.org/site/SRConsAPI?method=create'],
		['a page', 'https://secure.example.org/site/SPageServer?pagename=home'],
		['a servlet without /site', 'https://secure.example.org/CRConsAPI'],
		['a query only', 'https://secure.example.org?site=1'],
		['a query that has an address', 'secure.example.org/?next=https:about'],
	])('with %s', (_what, text) => {
		expect(siteBase(text)).toBe(OWN);
	});

	it.each([
		['a port', 'https://secure.example.org:8443/site', 'https://secure.example.org:8443/site'],
		['letters beyond ASCII', 'https://bücher.example/site', 'https://xn--bcher-kva.example/site'],
		[
			'the demo host',
			'demo-secure.convio.net/demo829',
			'https://demo-secure.convio.net/demo829/site',
		],
		['http on this machine', 'http://127.0.0.1:8080/demo', 'http://127.0.0.1:8080/demo/site'],
		['http on localhost', 'http://localhost:8080/demo/site', 'http://localhost:8080/demo/site'],
		['http on IPv6 loopback', 'http://[::1]:8080/demo', 'http://[::1]:8080/demo/site'],
		['loopback without a scheme', 'localhost:8080/demo', 'https://localhost:8080/demo/site'],
	])('and %s', (_what, text, expected) => {
		expect(siteBase(text)).toBe(expected);
	});
});

describe('what cannot be the address of a site', () => {
	it.each([
		[
			'',
			"'Site URL' is empty. Enter the address of your secure site, e.g. 'https://secure2.convio.net/organization'.",
		],
		[
			' \n\t',
			"'Site URL' is empty. Enter the address of your secure site, e.g. 'https://secure2.convio.net/organization'.",
		],
		['not a host', `'Site URL' is not a web address. ${TAIL}`],
		['https://', `'Site URL' is not a web address. ${TAIL}`],
		['http:/127.0.0.1', `'Site URL' lacks a slash after 'https:/'. ${TAIL}`],
		['https:/secure.example.org', `'Site URL' lacks a slash after 'https:/'. ${TAIL}`],
		['https://secure2.convio.net\t.evil.example/o', `'Site URL' is not a web address. ${TAIL}`],
		['https://secure2.convio.net%2eevil.example/o', `'Site URL' is not a web address. ${TAIL}`],
		['https://secure2.convio.net\u2044o.evil.example', `'Site URL' is not a web address. ${TAIL}`],
		['https://secure2.convio\u200B.net/o', `'Site URL' is not a web address. ${TAIL}`],
		['https://secure2.convio.net./o', `'Site URL' has a host that cannot be one. ${TAIL}`],
		['=https://secure.example.org', `'Site URL' has a host that cannot be one. ${TAIL}`],
		['javascript:alert(1)', `'Site URL' is not a web address. ${TAIL}`],
		['ftp://secure2.convio.net/organization', `'Site URL' starts with ftp:. ${TAIL}`],
		['file:///etc/passwd', `'Site URL' starts with file:. ${TAIL}`],
		[
			'http://secure2.convio.net/organization',
			`'Site URL' starts with http:, which would send the login unencrypted; use https:. ${TAIL}`,
		],
		[
			'http://127.0.0.1.example.org/organization',
			`'Site URL' starts with http:, which would send the login unencrypted; use https:. ${TAIL}`,
		],
		[
			'https://someone:word@secure2.convio.net/organization',
			`'Site URL' contains a login, which belongs in 'API Login Name' and 'API Login Password'. ${TAIL}`,
		],
		[
			'https://someone@secure2.convio.net/organization',
			`'Site URL' contains a login, which belongs in 'API Login Name' and 'API Login Password'. ${TAIL}`,
		],
		[
			'https://:word@secure2.convio.net/organization',
			`'Site URL' contains a login, which belongs in 'API Login Name' and 'API Login Password'. ${TAIL}`,
		],
		[
			'https://secure2.convio.net',
			`'Site URL' lacks the organization: secure2.convio.net serves many of them. ${TAIL}`,
		],
		[
			'secure.convio.net/site/SRConsAPI',
			`'Site URL' lacks the organization: secure.convio.net serves many of them. ${TAIL}`,
		],
		[
			'https://demo-secure.convio.net/',
			`'Site URL' lacks the organization: demo-secure.convio.net serves many of them. ${TAIL}`,
		],
		[
			'https://secure2.convio.net/one/two/site',
			`'Site URL' has more than one path segment before /site. ${TAIL}`,
		],
		[
			'https://secure2.convio.net/org%20name/site',
			`'Site URL' has an organization name with characters that no site uses. ${TAIL}`,
		],
	])('%j', (text, message) => {
		expect(() => siteBase(text)).toThrow(SiteUrlError);
		expect(() => siteBase(text)).toThrow(new SiteUrlError(message));
	});

	it('never repeats a login or a query that was pasted along', () => {
		const pasted = [
			'https://someone:swordfish1@secure2.convio.net/organization',
			'http://secure2.convio.net/organization/site/SRConsAPI?login_password=swordfish1',
			'https://secure2.convio.net/?login_password=swordfish1',
		];
		for (const text of pasted) {
			expect(() => siteBase(text)).toThrow(
				expect.objectContaining({ message: expect.not.stringContaining('swordfish1') }),
			);
		}
	});
});
