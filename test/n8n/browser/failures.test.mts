import { expect, it } from 'vitest';
import { useEditor } from '../support/editor.mts';
import { screenshot } from '../support/screenshot.mts';
import { chain, constituent, rows, START } from '../support/workflow.mts';

/** What a person sees of items that fail. */
const bench = useEditor();

it('stops with what happened and what to do, and tells how many items were done', async () => {
	const { client, credential, editor, page, sandbox } = bench();
	const known = [...sandbox.site.constituents.values()][0]?.values.get('email.primary_address');
	const { id } = await client.createWorkflow(
		chain('Spreadsheet', [
			START,
			rows('Supporters', [
				{ row: 1, email: 'first@example.org' },
				{ row: 2, email: known },
				{ row: 3, email: 'third.at.example.org' },
			]),
			constituent('Create constituent', credential, {
				primary_email: '={{ $json.email }}',
				fieldsInput: 'json',
			}),
		]),
	);
	await editor.openWorkflow(id);
	await editor.openNode('Create constituent');
	const output = await editor.execute();
	const message = output.getByTestId('node-error-message');
	await expect.poll(() => message.innerText()).toContain('[item 2]');
	expect(await message.innerText()).toContain("'Primary Email' must be one email address");
	const advice = await output.getByTestId('node-error-description').innerText();
	expect(advice).toContain("It should look like 'name@example.com'");
	expect(advice).toMatch(/\d of 3 items had succeeded when the node stopped/);
	await screenshot(page, 'error');
});

it('sends each failed item out by the error output with the reason and its own fields', async () => {
	const { editor, page, sandbox } = bench();
	sandbox.reset();
	await page.getByTestId('tab-settings').click();
	await editor.choose(editor.parameter('onError'), /using error output/i);
	await page.getByTestId('tab-params').click();
	const output = await editor.execute();
	await output.getByText('Error Branch (2 items)').click();
	const shown = () => output.innerText();
	await expect.poll(shown).toContain('Add failed: duplicate (code 11)');
	expect(await shown()).toContain('Success Branch (1 item)');
	expect(await shown()).toContain('1 saved, 2 not saved; failed: 1 with code 11, 1 before sending');
	expect(await shown()).toContain('not applied');
	await screenshot(page, 'error-branch');
	await editor.closeNode();
});

it('shows in the editor why a list of the site could not be loaded', async () => {
	const { client, credential, editor, page, sandbox } = bench();
	sandbox.reset({ callerIp: '203.0.113.7', allowedIps: ['198.51.100.0/24'] });
	const { id } = await client.createWorkflow(
		chain('Blocked', [START, constituent('Create constituent', credential)]),
	);
	await editor.openWorkflow(id);
	await editor.openNode('Create constituent');
	const reason = page.getByTestId('empty-fields-notice');
	await expect
		.poll(() => reason.innerText())
		.toContain('Request not allowed from source IP address: 203.0.113.7');
	sandbox.reset();
	await page.getByTestId('resource-mapper-container').getByText('Retry').click();
	await page.getByText('Add field to send').waitFor();
	await editor.closeNode();
});
