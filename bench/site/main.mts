/** The stand-in site in a process of its own: says in one line of JSON where it is. */
import { startSandbox } from '../../sandbox/index.mts';

const { tls, latencyMs, population } = JSON.parse(process.argv[2] ?? '{}') as {
	tls: boolean;
	latencyMs: number;
	population: number;
};
const { siteUrl, url, credentials, certificate } = await startSandbox({
	tls,
	settings: { latencyMs, population },
});
process.stdout.write(`${JSON.stringify({ siteUrl, url, certificate, ...credentials })}\n`);
