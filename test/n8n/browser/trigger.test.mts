import { expect, it } from 'vitest';

import { useEditor } from '../support/editor.mts';
import { screenshot } from '../support/screenshot.mts';
import { chain, START } from '../support/workflow.mts';

/** The trigger, from the list of nodes to a sample. */
const bench = useEditor();

const TRIGGERS = [
	'On constituent joined group',
	'On constituent left group',
	'On group rebuilt or resized',
	'On constituent joined or left group',
];

function items() {
	return bench().page.getByTestId('node-creator-item-name');
}

it('is found under the name of the node, with each of its events', async () => {
	const { client, editor, page } = bench();
	const { id } = await client.createWorkflow(chain('Joiners', [START]));
	await editor.openWorkflow(id);
	await page.getByTestId('node-creator-plus-button').click();
	await page.getByTestId('node-creator-search-bar').fill('Luminate');
	await items().first().waitFor();
	expect(await items().allInnerTexts()).toEqual(['Convio Constituent']);
	await items().first().click();
	await page.getByText(`Triggers (${TRIGGERS.length})`).click();
	for (const text of TRIGGERS) await items().filter({ hasText: text }).first().waitFor();
	await screenshot(page, 'trigger-events', { top: page.getByText(/^Triggers \(/) });
});

it('lets the group be chosen from the list, and shows a sample', async () => {
	const { editor, page, sandbox } = bench();
	await items().filter({ hasText: TRIGGERS[0] }).first().click();
	await page.getByTestId('ndv').waitFor();
	await editor.parameter('group').getByTestId('rlc-input').click();
	await page.getByTestId('rlc-search').fill('volun');
	await expect
		.poll(() => page.getByTestId('rlc-item').allInnerTexts())
		.toEqual(['Volunteers (1020)']);
	await page.getByTestId('rlc-item').click();
	const [someone] = sandbox.site.groups.get('1020')?.members ?? [];
	const output = await editor.execute();
	await expect.poll(() => output.innerText()).toContain(someone);
	expect(await output.innerText()).toContain('joined');
	expect(sandbox.calls.at(-1)?.params).toMatchObject({
		method: 'getGroupMembers',
		group_id: '1020',
		fields: 'cons_id',
	});
	expect(await page.getByTestId('ndv').innerText()).toContain(
		'Groups that a query fills change only when the site rebuilds them',
	);
	await screenshot(page, 'trigger', { secrets: Object.values(sandbox.credentials) });
});

it('offers each event under Trigger On', async () => {
	const { editor } = bench();
	await editor.choose(editor.parameter('event'), 'Group Rebuilt or Resized');
	const output = await editor.execute();
	await expect.poll(() => output.innerText()).toContain('numMembers');
	await editor.closeNode();
});
