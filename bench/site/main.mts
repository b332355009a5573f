/** The stand-in site in a process of its own. It prints one line of JSON that says where it is. */
import { startSandbox } from '../../sandbox/index.mts';
import { openLine } from './line.mts';
import type { SiteSettings } from './site.mts';

const settings = JSON.parse(process.argv[2] ?? '{}') as SiteSettings;
const { tls, latencyMs, population, roundTripMs = 0 } = settings;
const { siteUrl, credentials, certificate } = await startSandbox({
	tls,
	settings: { latencyMs, population },
});
const address = new URL(siteUrl);
if (roundTripMs > 0) {
	// In this process, so that the work of the line counts as the site's and not as a disturbance.
	address.port = String((await openLine(Number(address.port), roundTripMs)).port);
}
process.stdout.write(`${JSON.stringify({ siteUrl: address.href, certificate, ...credentials })}\n`);
