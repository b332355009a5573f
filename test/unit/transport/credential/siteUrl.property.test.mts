import fc from 'fast-check';
import { expect, it } from 'vitest';

import {
	servletUrl,
	siteBase,
	SiteUrlError,
} from '../../../../nodes/Convio/transport/credential/siteUrl.ts';

const LOOPBACK = /^http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?\//;

function baseOf(text: string): string | undefined {
	try {
		return siteBase(text);
	} catch (error) {
		expect(error).toBeInstanceOf(SiteUrlError);
		return undefined;
	}
}

/** Addresses as people put them together, most of them usable, mixed with plain nonsense. */
const pasted = fc.oneof(
	fc
		.record({
			scheme: fc.constantFrom('', 'https://', 'http://', 'HTTP://', 'ftp://'),
			host: fc.oneof(
				fc.domain(),
				fc.constantFrom(
					'secure2.convio.net',
					'localhost',
					'127.0.0.1',
					'[::1]',
					'127.1',
					'2130706433',
				),
			),
			port: fc.constantFrom('', ':8443', ':443', ':80'),
			organization: fc.constantFrom(
				'',
				'/org',
				'/Org-1.a_b~c',
				'/a/b',
				'/%2e%2e',
				'/o;jsessionid=1',
			),
			rest: fc.constantFrom(
				'',
				'/',
				'/site',
				'/site/SRConsAPI',
				'/Site/Donation2?x=1',
				'/CRConsAPI;a=b',
			),
		})
		.map(
			({ scheme, host, port, organization, rest }) => scheme + host + port + organization + rest,
		),
	fc.webUrl({ withQueryParameters: true, withFragments: true }),
	fc.string(),
	fc.string({ unit: 'binary' }),
);

it('normalising twice is normalising once', () => {
	fc.assert(
		fc.property(pasted, (text) => {
			const base = baseOf(text);
			if (base !== undefined) expect(siteBase(base)).toBe(base);
		}),
	);
});

it('gives https, or http on this machine, and nothing behind the servlet', () => {
	fc.assert(
		fc.property(pasted, fc.constantFrom('SRConsAPI', 'SRGroupAPI'), (text, servlet) => {
			if (baseOf(text) === undefined) return;
			const url = servletUrl(text, servlet);
			expect(url.endsWith(`/site/${servlet}`)).toBe(true);
			expect(url.startsWith('https://') || LOOPBACK.test(url)).toBe(true);
			const parsed = new URL(url);
			expect(parsed.href).toBe(url);
			expect([parsed.search, parsed.hash, parsed.username, parsed.password].join('')).toBe('');
		}),
	);
});

it('takes usable addresses often enough for these properties to say something', () => {
	const usable = fc.sample(pasted, 500).filter((text) => baseOf(text) !== undefined);
	expect(usable.length).toBeGreaterThan(50);
});
