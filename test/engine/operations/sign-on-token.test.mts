import { describe, expect, it } from 'vitest';

import { by, FORMATS, run, useSandbox } from '../support/harness.mts';
import { ADA, addAda } from './support/people.mts';

const running = useSandbox();

const getToken = async (constituent: unknown, response_format: string) =>
	await run(running(), {
		resource: 'constituent',
		operation: 'getSignOnToken',
		parameters: { constituent, options: { response_format } },
	});

describe.each(FORMATS)('Get Sign-On Token in %s', (format) => {
	/** The site may report success without a token, as nothing or as the text 'null'. */
	it.each(['nil', 'nullText'] as const)('is an error when the token is %s', async (ssoToken) => {
		addAda(running());
		running().site.settings.ssoToken = ssoToken;
		const { error, success } = await getToken(by('cons_id', ADA), format);
		expect(error?.message).toContain('it has no token');
		expect(success).toStrictEqual([]);
	});

	it('is never asked for without a constituent: it would be that of the API account', async () => {
		running().site.settings.tokenWithoutId = 'apiAccount';
		const { error } = await getToken(by('member_id', '={{ $json.none }}'), format);
		expect(error?.message).toContain("'Constituent' is empty");
		expect(running().calls).toStrictEqual([]);
	});

	it('finds nobody by the address of an email', async () => {
		const { error } = await getToken(by('primary_email', 'ada@example.org'), format);
		expect(error?.message).toContain("'Constituent' must be given by Cons ID or Member ID");
		expect(running().calls).toStrictEqual([]);
	});
});
