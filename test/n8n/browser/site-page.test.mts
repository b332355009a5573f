import { expect, it } from 'vitest';
import { useEditor } from '../support/editor.mts';
import { screenshot } from '../support/screenshot.mts';
import { chain, constituent, START } from '../support/workflow.mts';

/** The page of the stand-in site, next to which somebody runs a workflow. */
const bench = useEditor();

const rowsOf = (name: string) =>
	bench().page.getByRole('region', { name }).locator('tbody').getByRole('row');

it('shows constituents, groups and calls, with names for everything that can be used', async () => {
	const { page, sandbox } = bench();
	// Wide enough for all columns of both tables.
	await page.setViewportSize({ width: 1480, height: 800 });
	await page.goto(`${sandbox.url}/`);
	const { constituents, groups } = sandbox.site;
	await expect
		.poll(() => page.locator('#summary').innerText())
		.toContain(`${constituents.size} constituents, ${groups.size} groups`);
	await expect.poll(() => rowsOf('Groups').count()).toBe(groups.size);
	await expect.poll(() => rowsOf('Constituents').count()).toBeGreaterThan(10);
	expect(await rowsOf('Groups').filter({ hasText: 'Puppy Lovers' }).innerText()).toContain('1010');
	await page.getByRole('heading', { level: 1, name: 'Stand-in Luminate site' }).waitFor();
	await page.getByRole('button', { name: 'Pause updates' }).waitFor();
	await page.getByRole('searchbox', { name: 'Search by ID, name, email or member ID' }).waitFor();
});

it('finds constituents while somebody types', async () => {
	const { page, sandbox } = bench();
	const wanted = [...sandbox.site.constituents.values()][7];
	await page.getByRole('searchbox').fill(wanted?.consId ?? '');
	await expect.poll(() => rowsOf('Constituents').count()).toBe(1);
	expect(await rowsOf('Constituents').innerText()).toContain(wanted?.consId);
	await page.getByRole('searchbox').fill('nobody-has-this');
	await expect.poll(() => rowsOf('Constituents').innerText()).toBe('Nothing yet');
	await page.getByRole('searchbox').fill('');
	await expect.poll(() => rowsOf('Constituents').count()).toBeGreaterThan(10);
});

it('changes a row and adds the call while a workflow runs, without a secret', async () => {
	const { client, credential, page, sandbox } = bench();
	const record = [...sandbox.site.constituents.values()][3];
	const consId = record?.consId ?? '';
	await page.getByRole('searchbox').fill(consId);
	await expect.poll(() => rowsOf('Constituents').count()).toBe(1);
	expect(await rowsOf('Constituents').innerText()).not.toContain('Marigold');
	const { id } = await client.createWorkflow(
		chain('Live', [
			START,
			constituent('Update constituent', credential, {
				operation: 'update',
				constituent: { __rl: true, mode: 'cons_id', value: consId },
				fieldsInput: 'json',
				fieldsJson: '{ "name.first": "Marigold" }',
			}),
		]),
	);
	const run = await client.waitForExecution(await client.runWorkflow(id, START.name));
	expect(run.status).toBe('success');
	await expect.poll(() => rowsOf('Constituents').innerText()).toContain('Marigold');
	const call = rowsOf('Calls received').filter({ hasText: 'name.first=Marigold' });
	await expect.poll(() => call.innerText()).toMatch(/update.*200, data changed/s);
	const html = await page.content();
	const { apiKey, loginName, loginPassword } = sandbox.credentials;
	for (const secret of [apiKey, loginName, loginPassword]) expect(html).not.toContain(secret);
	await screenshot(page, 'stand-in-site', { secrets: [apiKey, loginName, loginPassword] });
});

it('is used with the keyboard alone', async () => {
	const { page } = bench();
	await page.reload();
	await page.keyboard.press('Tab');
	const focused = page.locator(':focus');
	expect(await focused.innerText()).toBe('Skip to the calls');
	await page.keyboard.press('Tab');
	expect(await focused.innerText()).toBe('Pause updates');
	await page.keyboard.press('Space');
	expect(await focused.getAttribute('aria-pressed')).toBe('true');
	await expect.poll(() => page.locator('#status').innerText()).toBe('Updates are paused.');
	await page.keyboard.press('Space');
	expect(await focused.getAttribute('aria-pressed')).toBe('false');
	await page.keyboard.press('Tab');
	expect(await focused.innerText()).toBe('Reset data');
	await page.keyboard.press('Enter');
	await expect.poll(() => page.locator('#status').innerText()).toContain('back to the start');
});
