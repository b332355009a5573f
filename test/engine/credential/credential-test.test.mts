import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startSandbox } from '../../../sandbox/index.mts';
import type { Sandbox, SettingsPatch } from '../../../sandbox/index.mts';
import { expectSecretsInBodies } from '../support/harness.mts';
import { testCredential } from './support/tester.mts';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({ settings: { population: 10 } });
});
afterAll(async () => await sandbox.close());

let checks = 0;

/** The credential of the stand-in site, unlike each before: what was checked a moment ago is trusted. */
function credential(more: Partial<Record<string, string>> = {}) {
	checks += 1;
	const data = { ...sandbox.credentials, siteUrl: sandbox.siteUrl, ...more };
	return { ...data, siteUrl: `${data.siteUrl}#${checks}` };
}

/** Whether a text holds a secret of the credential. */
function secretsIn(text: string): string[] {
	return Object.values(sandbox.credentials).filter((secret) => text.includes(secret));
}

describe('the right credential', () => {
	it('passes, by authenticated calls with the secrets in their bodies', async () => {
		sandbox.reset();
		expect(await testCredential(credential())).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});
		expect(sandbox.calls.map(({ verb, servlet, method }) => [verb, servlet, method])).toEqual([
			['POST', 'SRConsAPI', 'listUserFields'],
			['POST', 'SRConsAPI', 'listUserFields'],
		]);
		expectSecretsInBodies(sandbox);
		expect(sandbox.calls.some(({ applied }) => applied)).toBe(false);
	});

	it.each(['', '/', '/SRConsAPI?method=x', '/Donation2?df_id=1'])(
		'passes with %j behind the Site URL',
		async (rest) => {
			sandbox.reset();
			const siteUrl = sandbox.siteUrl + rest;
			expect(await testCredential(credential({ siteUrl }))).toMatchObject({ status: 'OK' });
		},
	);

	it('passes where it is restricted to the domain of the site', async () => {
		const data = { allowedHttpRequestDomains: 'domains', allowedDomains: '127.0.0.1' };
		expect(await testCredential(credential(data))).toMatchObject({ status: 'OK' });
	});
});

interface Wrong {
	readonly what: string;
	readonly data?: { apiKey?: string; loginPassword?: string; siteUrl?: string };
	readonly settings?: SettingsPatch;
	/** What n8n shows. */
	readonly words: RegExp;
}

describe('a refusal of the site', () => {
	const WRONG: Wrong[] = [
		{
			what: 'a wrong key (code 2)',
			data: { apiKey: 'not-the-key' },
			words: /\(code 2\)\. The API key is not one of this site\./,
		},
		{
			what: 'a wrong password (code 3)',
			data: { loginPassword: 'not-the-password' },
			words: /\(code 3\)\. The login name or password is wrong/,
		},
		{
			what: 'a missing permission (code 3)',
			settings: { permissions: [] },
			words: /\(code 3\)\. .*lacks the permission/,
		},
		{
			what: 'an address that is not allowed (code 4)',
			settings: { allowedIps: [], callerIp: '203.0.113.77' },
			words: /203\.0\.113\.77.*\(code 4\)\. .*Add the IP address in the message as a \/32 range/,
		},
		{
			what: 'another organization',
			data: { siteUrl: '/other' },
			words: /it is a web page\. Received: HTTP status 404, text\/html.*Check the host and org/,
		},
		{
			what: 'another organization, answered by a page under status 200',
			data: { siteUrl: '/elsewhere' },
			settings: { wrongPath: 'html200' },
			words: /it is a web page\. Received: HTTP status 200, text\/html.*Check the host and org/,
		},
		{
			what: 'another organization, answered by code 1',
			data: { siteUrl: '/nowhere' },
			settings: { wrongPath: 'code1' },
			words: /\(code 1\)\. .*wrong host or organization/,
		},
	];

	it.each(WRONG)('$what is shown in its own words', async ({ data, settings, words }) => {
		sandbox.reset(settings);
		const siteUrl = data?.siteUrl === undefined ? sandbox.siteUrl : sandbox.url + data.siteUrl;
		const verdict = await testCredential(credential({ ...data, siteUrl }));
		expect(verdict.status).toBe('Error');
		expect(verdict.message).toMatch(words);
		expect(secretsIn(verdict.message)).toEqual([]);
		expect(sandbox.calls.some(({ applied }) => applied)).toBe(false);
	});
});
