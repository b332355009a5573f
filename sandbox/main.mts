import { parseArgs } from 'node:util';
import { randomFaults, startSandbox } from './index.mts';
import { parseSettings } from './settings-merge.mts';

const USAGE = `Usage: npm run sandbox -- [options]
  --port <n>   port to listen on (default 8829)
  --tls        serve https with a self-signed certificate
  --seed <n>   seed of the generated data (default 1)
  --settings <json>
               settings to change, such as '{"uniqueEmail":false}'
  --faults <n> play faults drawn at random from this seed, on every second or third call
  --help       this text`;

/** Faults drawn for --faults: enough for an afternoon of trying out. */
const FAULTS = 1000;

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '8829' },
		tls: { type: 'boolean', default: false },
		seed: { type: 'string', default: '1' },
		settings: { type: 'string', default: '{}' },
		faults: { type: 'string' },
		help: { type: 'boolean', default: false },
	},
});

if (values.help) {
	console.log(USAGE);
} else {
	const sandbox = await startSandbox({
		port: Number(values.port),
		tls: values.tls,
		seed: Number(values.seed),
		settings: parseSettings(JSON.parse(values.settings)),
		...(values.faults === undefined ? {} : { faults: randomFaults(Number(values.faults), FAULTS) }),
	});
	console.log(`Stand-in site:   ${sandbox.siteUrl}`);
	console.log(`Page:            ${sandbox.url}/`);
	console.log(`API key:         ${sandbox.credentials.apiKey}`);
	console.log(`Login name:      ${sandbox.credentials.loginName}`);
	console.log(`Login password:  ${sandbox.credentials.loginPassword}`);
	if (sandbox.certificate) console.log(sandbox.certificate);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
	}
}
