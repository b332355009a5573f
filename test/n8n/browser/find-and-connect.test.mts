import type { Locator } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';

import { OPERATIONS } from '../../../nodes/Convio/constituent/operations/index.ts';
import { useEditor } from '../support/editor.mts';
import { screenshot } from '../support/screenshot.mts';
import { chain, START } from '../support/workflow.mts';

/** The first quarter of an hour of somebody who has just installed the package. */
const bench = useEditor();
const secrets = () => Object.values(bench().sandbox.credentials);

beforeAll(async () => {
	const { client, credential } = bench();
	await client.request('DELETE', `/credentials/${credential.id}`);
});

function found(): Locator {
	return bench().page.getByTestId('node-creator-item-name');
}

it('is an installed community package for n8n', async () => {
	const packages = await bench().client.listCommunityPackages();
	expect(packages).toMatchObject([
		{
			packageName: 'n8n-nodes-convio',
			failedLoading: false,
			installedNodes: [
				{ name: 'Convio Constituent', type: 'n8n-nodes-convio.convioConstituent' },
				{
					name: 'Convio Constituent Trigger',
					type: 'n8n-nodes-convio.convioConstituentTrigger',
				},
			],
		},
	]);
});

it('is found in the editor by its names, old and new, and by its vendor', async () => {
	const { client, editor, page } = bench();
	const { id } = await client.createWorkflow(chain('New supporters', [START]));
	await editor.openWorkflow(id);
	await page.getByTestId('canvas-handle-plus').click();
	for (const word of ['Blackbaud', 'Convio', 'Luminate']) {
		await page.getByTestId('node-creator-search-bar').fill('no such thing');
		await found().first().waitFor({ state: 'hidden' });
		await page.getByTestId('node-creator-search-bar').fill(word);
		await found().first().waitFor();
		expect(await found().first().innerText(), word).toBe('Convio Constituent');
	}
	await screenshot(page, 'node-creator');
});

it('offers each operation by what it does', async () => {
	const { page } = bench();
	await found().first().click();
	const actions = OPERATIONS.map(({ action }) => action);
	await page.getByText(`Actions (${actions.length})`).waitFor();
	await expect.poll(() => found().allInnerTexts()).toEqual(actions);
	await screenshot(page, 'actions');
});

it('says what to do while there is no credential', async () => {
	const { page } = bench();
	await found().filter({ hasText: 'Create a constituent' }).click();
	const mapper = page.getByTestId('resource-mapper-container');
	await mapper.getByText('The fields of your site are not loaded yet.').waitFor();
	expect(await mapper.innerText()).toMatch(/check the credential, then select\s+Retry/);
});

function credentialField(name: string): Locator {
	const modal = bench().page.getByTestId('editCredential-modal');
	return modal.getByTestId(`parameter-input-${name}`).locator('input');
}

async function saveAndReadRefusal(): Promise<string> {
	const { page } = bench();
	const tested = page.waitForResponse(/\/rest\/credentials\/test/);
	await page.getByTestId('credential-save-button').click();
	await tested;
	const modal = page.getByTestId('editCredential-modal');
	await modal.getByText('Couldn’t connect with these settings').filter({ visible: true }).waitFor();
	const more = modal.getByText('More details').filter({ visible: true });
	if (await more.isVisible()) await more.click();
	return await modal.innerText();
}

it('tells a wrong password in the words of the site', async () => {
	const { page, sandbox } = bench();
	await page.getByTestId('node-credentials-slot').getByRole('button').click();
	const { apiKey, loginName } = sandbox.credentials;
	await credentialField('apiKey').fill(apiKey);
	await credentialField('loginName').fill(loginName);
	await credentialField('loginPassword').fill('not-the-password');
	await credentialField('siteUrl').fill(sandbox.siteUrl);
	const refusal = await saveAndReadRefusal();
	expect(refusal).toContain('Authorization failed (code 3)');
	expect(refusal).toContain('The login name or password is wrong, or the API administrator');
	for (const secret of ['apiKey', 'loginPassword']) {
		expect(await credentialField(secret).getAttribute('type')).toBe('password');
	}
});

it('tells an address that the site does not accept, and what to do about it', async () => {
	const { page, sandbox } = bench();
	sandbox.reset({ callerIp: '203.0.113.7', allowedIps: ['198.51.100.0/24'] });
	await credentialField('loginPassword').fill(sandbox.credentials.loginPassword);
	const refusal = await saveAndReadRefusal();
	expect(refusal).toContain('Request not allowed from source IP address: 203.0.113.7');
	expect(refusal).toContain('as a /32 range under Setup > Site Options > Open API Configuration');
	await screenshot(page, 'credential-refused', {
		secrets: secrets(),
		masked: credentialField('loginName'),
	});
});

it('connects when everything is right', async () => {
	const { page, sandbox } = bench();
	sandbox.reset();
	const modal = page.getByTestId('editCredential-modal');
	await modal.getByRole('button', { name: 'Retry' }).click();
	await modal.getByText('Connection tested successfully').filter({ visible: true }).waitFor();
	await screenshot(page, 'credential-connected', {
		secrets: secrets(),
		masked: credentialField('loginName'),
	});
	await modal.getByRole('button', { name: /close/i }).click();
	await modal.waitFor({ state: 'hidden' });
});

it('then loads the fields of the site on demand, and shows the name fields at first', async () => {
	const { page } = bench();
	const mapper = page.getByTestId('resource-mapper-container');
	await mapper.getByText('Retry').click();
	await mapper.getByText('Add field to send').waitFor();
	expect(await mapper.getByTestId(/^remove-field-button-/).count()).toBe(2);
	expect(await mapper.innerText()).toMatch(/First Name.*Last Name/s);
});
