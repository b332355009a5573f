/** Asks a real site what no document tells, for `npm run probe`. It never writes to the site. */
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';

import type { Login } from './ask.mts';
import { askAll } from './questions.mts';
import { reportOf } from './report.mts';

const HELP = `Asks your Luminate Online site what no document tells, and writes a report to post.

  npm run probe -- --site https://secure2.convio.net/organization --cons-id 1001002 --group-id 1010

  --site      address of the secure site, up to /site
  --cons-id   a test constituent, best one with empty and filled fields, groups and dates
  --group-id  a group with some members
  --out       file for the report (probe-report.md)

The API key, login name and password are read from CONVIO_API_KEY, CONVIO_LOGIN_NAME and
CONVIO_LOGIN_PASSWORD. Only methods that read are called. The report holds no values of records, only
names of elements, kinds of values, counts, codes, content types and times. It is shown before anything
is saved.
`;

function fromEnvironment(name: string): string {
	const value = process.env[name];
	if (value !== undefined && value !== '') return value;
	throw new Error(`${name} is not set. See npm run probe -- --help`);
}

const { values } = parseArgs({
	options: {
		help: { type: 'boolean', short: 'h' },
		site: { type: 'string' },
		'cons-id': { type: 'string' },
		'group-id': { type: 'string' },
		out: { type: 'string', default: 'probe-report.md' },
	},
});
const { site, 'cons-id': consId, 'group-id': groupId, out } = values;
if (values.help === true || site === undefined || consId === undefined || groupId === undefined) {
	console.log(HELP);
	process.exit(values.help === true ? 0 : 1);
}
const login: Login = {
	site: `${site.replace(/\/(?:site)?\/?$/, '')}/site`,
	apiKey: fromEnvironment('CONVIO_API_KEY'),
	loginName: fromEnvironment('CONVIO_LOGIN_NAME'),
	loginPassword: fromEnvironment('CONVIO_LOGIN_PASSWORD'),
};
const report = reportOf(await askAll(login, { consId, groupId }));
console.log(report);
const terminal = createInterface({ input: process.stdin, output: process.stdout });
const answer = await terminal.question(`Save this as ${out}? [y/N] `);
terminal.close();
if (/^y/i.test(answer)) writeFileSync(out, report);
