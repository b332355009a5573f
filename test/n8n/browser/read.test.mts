import { expect, it } from 'vitest';
import { useEditor } from '../support/editor.mts';
import { screenshot } from '../support/screenshot.mts';
import { chain, constituent, START } from '../support/workflow.mts';

/** The reads, and the lists that the site fills. */
const bench = useEditor();

async function openNewNode(workflow: string): Promise<void> {
	const { client, credential, editor } = bench();
	const { id } = await client.createWorkflow(
		chain(workflow, [START, constituent('Convio Constituent', credential)]),
	);
	await editor.openWorkflow(id);
	await editor.openNode('Convio Constituent');
}

/** The first record that belongs to a group of its own. */
function someone() {
	for (const record of bench().sandbox.site.constituents.values()) {
		const email = record.values.get('email.primary_address');
		if (record.groups.has('1010') && email !== undefined) return { ...record, email };
	}
	throw new Error('Nobody is in the group.');
}

it('gets a constituent by email, all of it or chosen fields', async () => {
	const { editor, page } = bench();
	const { consId, email, values } = someone();
	await openNewNode('Look up');
	await editor.choose(editor.parameter('operation'), 'Get');
	await editor.chooseMode('constituent', 'primary_email');
	await editor.fill('constituent', email);
	const output = await editor.execute();
	await expect.poll(() => output.innerText()).toContain(consId);
	expect(await output.innerText()).toContain(values.get('name.last'));
	expect(await output.innerText()).toContain('accepts_postal_mail');
	await screenshot(page, 'get');

	await editor.choose(editor.parameter('fieldNames'), 'First Name (name.first)');
	await page.keyboard.press('Escape');
	await editor.execute();
	await expect.poll(() => output.innerText()).not.toContain('accepts_postal_mail');
	expect(await output.innerText()).toContain('name.first');
});

it('gets the groups of a constituent, one item for each', async () => {
	const { editor, page, sandbox } = bench();
	const { consId, groups } = someone();
	await openNewNode('Whose group');
	await editor.choose(editor.parameter('operation'), 'Get Groups');
	await editor.fill('constituent', consId);
	const output = await editor.execute();
	const count = `${groups.size} item${groups.size === 1 ? '' : 's'}`;
	await expect.poll(() => output.getByTestId('ndv-items-count').innerText()).toContain(count);
	for (const group of groups) {
		await expect.poll(() => output.innerText()).toContain(sandbox.site.groups.get(group)?.name);
	}
	await screenshot(page, 'get-groups');
	await editor.closeNode();
});

it('lets a group be found by its name, and gets its members', async () => {
	const { editor, page, sandbox } = bench();
	await openNewNode('Members');
	await editor.choose(editor.parameter('resource'), 'Group');
	await editor.choose(editor.parameter('operation'), 'Get Members');
	await editor.parameter('group').getByTestId('rlc-input').click();
	await page.getByTestId('rlc-search').fill('volun');
	await expect
		.poll(() => page.getByTestId('rlc-item').allInnerTexts())
		.toEqual(['Volunteers (1020)']);
	await page.getByTestId('rlc-item').click();
	const output = await editor.execute();
	const members = Math.min(50, sandbox.site.groups.get('1020')?.members.size ?? 0);
	await expect
		.poll(() => output.getByTestId('ndv-items-count').innerText())
		.toContain(`${members} items`);
	expect(sandbox.calls.at(-1)?.params).toMatchObject({
		method: 'getGroupMembers',
		group_id: '1020',
	});
	await editor.closeNode();
});
