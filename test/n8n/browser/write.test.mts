import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Constituent } from '../../../sandbox/index.mts';
import { useEditor } from '../support/editor.mts';
import { screenshot } from '../support/screenshot.mts';
import { chain, constituent, rows, START } from '../support/workflow.mts';

/** Create, Update, and Create or Update, as somebody who drags, drops and clicks. */
const bench = useEditor();

/** The stand-in's record with this address, as plain fields. */
function onFile(email: string): Record<string, string> {
	const [found] = bench().sandbox.site.find('email.primary_address', email);
	return found ? { cons_id: found.consId, ...Object.fromEntries(found.values) } : {};
}

/** Somebody whose member ID nobody else has. */
function someMember(): Constituent & { memberId: string } {
	const { site } = bench().sandbox;
	for (const record of site.constituents.values()) {
		const memberId = record.values.get('member_id');
		if (memberId === undefined || site.find('member_id', memberId).length > 1) continue;
		if (!record.groups.has('1010')) return { ...record, memberId };
	}
	throw new Error('The site has no member.');
}

function section(title: RegExp): Locator {
	return bench().page.getByTestId('parameter-item').filter({ hasText: title });
}

it('creates a constituent from mapped fields of every kind', async () => {
	const { client, credential, editor, page } = bench();
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
	await editor.choose(editor.parameter('email.accepts_email'), 'Yes');
	await editor.addField(/^Preferred Phone$/);
	await editor.choose(editor.parameter('preferred_phone'), 'Mobile');
	const output = await editor.execute();
	const created = onFile('ada@example.org');
	expect(created).toMatchObject({
		'name.first': 'Ada',
		'name.last': 'Lovelace',
		birth_date: '1985-12-10',
		'email.accepts_email': 'true',
		preferred_phone: 'Mobile',
	});
	await expect.poll(() => output.innerText()).toContain(created.cons_id);
	await screenshot(page, 'create', { top: editor.parameter('fieldsInput') });
	await editor.closeNode();
});

it('updates a constituent found by member ID, with a picked date and a group', async () => {
	const { client, credential, editor, page, sandbox } = bench();
	const { memberId, consId } = someMember();
	const { id } = await client.createWorkflow(
		chain('Update a member', [START, constituent('Update constituent', credential)]),
	);
	await editor.openWorkflow(id);
	await editor.openNode('Update constituent');
	await editor.choose(editor.parameter('operation'), 'Update');
	await editor.chooseMode('constituent', 'member_id');
	await editor.fill('constituent', memberId);
	await editor.addField(/^City/);
	await editor.fill('primary_address.city', 'Boston '.repeat(10));
	const before = sandbox.calls.length;
	const refusal = (await editor.execute()).getByTestId('node-error-message');
	await expect.poll(() => refusal.innerText()).toMatch(/'City'.*64/);
	expect(sandbox.calls).toHaveLength(before);
	await editor.fill('primary_address.city', 'Boston');
	await editor.addField(/^Birth Date$/);
	await editor.fill('birth_date', '1990-02-03 00:00:00');
	await page.keyboard.press('Enter');

	const memberships = section(/^Memberships/);
	await editor.choose(memberships.getByTestId('collection-parameter-add'), 'Add to Groups');
	await memberships.getByTestId('fixed-collection-add').click();
	await memberships.getByTestId('rlc-input').click();
	await page.getByTestId('rlc-search').fill('puppy');
	await expect.poll(() => page.getByTestId('rlc-item').count()).toBe(1);
	expect(await page.getByTestId('rlc-item').innerText()).toBe('Puppy Lovers (1010)');
	await page.getByTestId('rlc-item').click();

	const output = await editor.execute();
	await expect.poll(() => output.innerText()).toContain(consId);
	const updated = sandbox.site.constituents.get(consId);
	expect(updated?.values.get('primary_address.city')).toBe('Boston');
	expect(updated?.values.get('birth_date')).toBe('1990-02-03');
	expect(updated?.groups.has('1010')).toBe(true);
	await screenshot(page, 'update', { top: editor.parameter('resource') });
	await editor.closeNode();
});

it('creates or updates from columns that are named as the fields are, and says which were not', async () => {
	const { client, credential, editor, page } = bench();
	const { memberId, consId } = someMember();
	const city = { 'primary_address.city': 'Austin', remark: 'met at the fair' };
	const { id } = await client.createWorkflow(
		chain('Spreadsheet', [
			START,
			rows('Supporters', [
				{ member_id: memberId, email: 'grace@example.org', 'name.first': 'Grace', ...city },
				{ member_id: 'NEW-1', email: 'new@example.org', 'name.first': 'Nadia', ...city },
			]),
			constituent('Create or update', credential),
		]),
	);
	await editor.openWorkflow(id);
	await editor.openNode('Create or update');
	await editor.loadInput();
	await editor.choose(editor.parameter('operation'), 'Create or Update');
	await editor.map('member_id', 'constituent');
	await editor.choose(page.getByTestId('mapping-mode-select'), /Map Automatically/);
	await editor.map('email', 'primary_email');
	const output = await editor.execute();
	await expect.poll(() => output.innerText()).toMatch(new RegExp(`${consId}.*updated`, 's'));
	const shown = await output.innerText();
	expect(shown).toContain(onFile('new@example.org').cons_id);
	expect(onFile('new@example.org')).toMatchObject({ member_id: 'NEW-1', 'name.first': 'Nadia' });
	expect(shown).toContain('2 saved');
	expect(shown).toMatch(/Columns left out by 'Map Automatically'.*: 'remark'/);
	for (const used of ['member_id', 'email']) expect(shown).not.toContain(`'${used}'`);
	await screenshot(page, 'create-or-update');
	await editor.closeNode();
});
