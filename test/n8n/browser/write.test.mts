import { expect, it } from 'vitest';
import { useEditor } from '../support/editor.mts';
import { screenshot } from '../support/screenshot.mts';
import { chain, constituent, rows, START } from '../support/workflow.mts';

/** Create, Update, and Create or Update, as somebody who drags and drops. */
const bench = useEditor();

it('creates a constituent from mapped fields of every kind', async () => {
	const { client, credential, editor, page, sandbox } = bench();
	const answers = { email: 'ada@example.org', first: 'Ada', last: 'Lovelace', born: '1985-12-10' };
	const { id } = await client.createWorkflow(
		chain('Sign-up form', [
			START,
			rows('Form answers', [answers]),
			constituent('Create constituent', credential),
		]),
	);
	await editor.openWorkflow(id);
	await editor.openNode('Create constituent');
	await editor.loadInput();
	await editor.map('email', 'primary_email');
	await editor.map('first', 'name.first');
	await editor.map('last', 'name.last');
	await editor.addField(/^Birth Date$/);
	await editor.map('born', 'birth_date');
	await editor.addField(/^Accepts Email$/);
	await editor.parameter('email.accepts_email').locator('.el-switch').click();
	await editor.addField(/^Preferred Phone$/);
	await editor.choose(editor.parameter('preferred_phone'), 'Mobile');
	const output = await editor.execute();
	const created = sandbox.site.find('email.primary_address', 'ada@example.org')[0];
	expect(Object.fromEntries(created?.values ?? [])).toMatchObject({
		'name.first': 'Ada',
		'name.last': 'Lovelace',
		birth_date: '1985-12-10',
		'email.accepts_email': 'true',
		preferred_phone: 'Mobile',
	});
	expect(await output.innerText()).toContain(created?.consId);
	await screenshot(page, 'create');
});
