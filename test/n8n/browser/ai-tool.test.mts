import { expect, it } from 'vitest';
import { useEditor } from '../support/editor.mts';
import { screenshot } from '../support/screenshot.mts';

/** The node as a tool of an AI agent. No model is run. */
const bench = useEditor();
const TOOL = 'n8n-nodes-convio.convioConstituentTool';

/** An agent as n8n gives it, without model and tools. */
function agentWorkflow() {
	return {
		name: 'Agent',
		nodes: [
			{
				id: 'chat',
				name: 'Chat',
				type: '@n8n/n8n-nodes-langchain.chatTrigger',
				typeVersion: 1.1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'agent',
				name: 'AI Agent',
				type: '@n8n/n8n-nodes-langchain.agent',
				typeVersion: 2,
				position: [300, 0],
				parameters: { options: {} },
			},
		],
		connections: { Chat: { main: [[{ node: 'AI Agent', type: 'main', index: 0 }]] } },
	};
}

it('is added to an agent as a tool, with parameters that the model fills', async () => {
	const { client, editor, page } = bench();
	const { id } = await client.createWorkflow(agentWorkflow());
	await editor.openWorkflow(id);
	const tools = editor
		.node('AI Agent')
		.getByTestId('canvas-node-input-handle')
		.filter({ hasText: 'Tool' });
	const panel = page.getByTestId('nodes-list-header').filter({ hasText: 'Tools' });
	// The panel loads when it is first opened, and may show all AI nodes then instead of the tools.
	const opens = async () => {
		if (await panel.isVisible()) return true;
		await tools.getByTestId('canvas-handle-plus').click();
		return false;
	};
	await expect.poll(opens, { interval: 2_000 }).toBe(true);
	await page.getByTestId('node-creator-search-bar').fill('Luminate');
	const found = page.getByTestId('node-creator-item-name');
	await expect.poll(() => found.allInnerTexts()).toEqual(['Convio Constituent Tool']);
	await found.click();
	await page.getByTestId('ndv').waitFor();

	for (const name of ['primary_email', 'name.first', 'name.last']) {
		const item = editor
			.parameter(name)
			.locator('xpath=ancestor::*[.//*[@data-test-id="from-ai-override-button"]][1]');
		await item.getByTestId('from-ai-override-button').click();
	}
	await expect.poll(() => page.getByTestId('fromAI-override-field').count()).toBe(3);
	await screenshot(page, 'ai-tool');

	await editor.closeNode();
	const tool = async () => {
		const { nodes } = await client.request('GET', `/workflows/${id}`);
		return nodes.find(({ type }: { type: string }) => type === TOOL);
	};
	await expect
		.poll(async () => (await tool())?.parameters)
		.toMatchObject({
			primary_email: expect.stringContaining("$fromAI('Primary_Email'"),
			fields: {
				value: {
					'name.first': expect.stringContaining("$fromAI('First_Name"),
					'name.last': expect.stringContaining("$fromAI('Last_Name"),
				},
			},
		});
	const { connections } = await client.request('GET', `/workflows/${id}`);
	expect(connections[(await tool()).name]).toEqual({
		ai_tool: [[{ node: 'AI Agent', type: 'ai_tool', index: 0 }]],
	});
});
