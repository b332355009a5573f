import { expect, it } from 'vitest';
import { useEditor } from '../support/editor.mts';
import { countPresses } from '../support/presses.mts';
import { screenshot } from '../support/screenshot.mts';
import { chain, rows, START } from '../support/workflow.mts';

/**
 * How far it is from an office sheet to Luminate Online, counted in presses of the mouse: clicks and
 * drags. Everything is done in the editor, and nothing is set behind its back.
 */
const bench = useEditor();

/** As people keep it: dates and answers as an office writes them, and what goes wrong in sheets. */
const SHEET = [
	['NP-20001', 'Ana', 'Ruiz', 'ana.ruiz@example.org', '3/14/1985', 'Mesa ', '85201', 'Yes'],
	['NP-20002', 'José', 'Núñez', 'jose.nunez@example.org', '', 'Boston', '02139', 'no'],
	[
		'NP-20003',
		'Carla',
		'Diaz',
		'carla@example.org; diaz@example.org',
		'2/30/1988',
		'Reno',
		'',
		'y',
	],
	['#N/A', 'Dan', 'Olsen', 'dan.olsen@example.org', '', 'Salem', '97301', 'No'],
	['NP-20005', 'Eva', 'Fox', 'eva.fox@example.org', '', 'Austin', '78701', ''],
	['', 'Hank', 'Lee', 'hank.lee@example.org', '', 'Newark', '07102', 'TRUE'],
].map(([id, first, last, email, born, city, zip, mail]) => ({
	'Supporter ID': id,
	'First Name': first,
	'Last Name': last,
	'E-mail': email,
	'Birth Date': born,
	City: city,
	'Primary Address: ZIP': zip,
	'Accepts Email': mail,
}));

const GOOD = ['ana.ruiz@example.org', 'jose.nunez@example.org', 'eva.fox@example.org'];

function stored(email: string): Record<string, string> {
	const found = bench().sandbox.site.find('email.primary_address', email);
	expect(found.length, `records of ${email}`).toBeLessThan(2);
	return Object.fromEntries(found[0]?.values ?? []);
}

/** A canvas with nothing of the package on it. */
async function openCanvas(name: string, sheet = [rows('Sheet', SHEET)]): Promise<void> {
	const { client, editor } = bench();
	const { id } = await client.createWorkflow(chain(name, [START, ...sheet]));
	await editor.openWorkflow(id);
}

/** Adds the node behind the last one, found by typing, as one of the actions of a resource. */
async function addNode(resource: string, action: string): Promise<void> {
	const { page } = bench();
	await page.getByTestId('canvas-handle-plus').last().click();
	await page.getByTestId('node-creator-search-bar').fill('Luminate');
	const first = page.getByTestId('node-creator-item-name').first();
	await expect.poll(() => first.innerText()).toBe('Convio Constituent');
	await page.keyboard.press('Enter');
	const panel = page.getByTestId('node-creator');
	const underHeading = new RegExp(
		`^${resource} actions\\n(?:(?!.* actions$).*\\n)*${action}$`,
		'im',
	);
	await expect.poll(() => panel.innerText()).toMatch(underHeading);
	await page.getByTestId('node-creator-item-name').getByText(action, { exact: true }).click();
	await page.getByTestId('ndv').waitFor();
}

/** The steps that a Dry Run and a real run share: who is meant, and *Map Automatically*. */
async function mapSheet(): Promise<void> {
	const { editor, page } = bench();
	await addNode('Constituent', 'Create or update a constituent');
	await editor.loadInput();
	await editor.map('Supporter ID', 'constituent');
	await editor.map('E-mail', 'primary_email');
	await editor.choose(page.getByTestId('mapping-mode-select'), /Map Automatically/);
}

async function addOption(name: string): Promise<void> {
	const { editor, page } = bench();
	const options = page.getByTestId('parameter-item').filter({ hasText: /^Options/ });
	await editor.choose(options.getByTestId('collection-parameter-add'), name);
}

it('takes ten presses to a Dry Run of the sheet, which names each bad cell', async () => {
	const { editor, page, sandbox } = bench();
	await openCanvas('Rehearse a sheet');
	const presses = await countPresses(page);
	await mapSheet();
	await addOption('Dry Run');
	const output = await editor.execute();

	const shown = () => output.innerText();
	await expect.poll(shown).toContain('Dry run: 2 would be sent, 4 would not. Nothing was changed.');
	// The table is filled after the hint.
	await expect.poll(shown).toContain("'#N/A'");
	const text = await shown();
	for (const cell of ['3/14/1985', '2/30/1988', 'carla@example.org; diaz@example.org']) {
		expect(text).toContain(`'${cell}'`);
	}
	expect(text).toMatch(/no value is given for 'Member ID'/);
	expect(text).toContain("Set 'Date Format' under 'Options'");
	expect(text).toMatch(/name\.last[^\n]*Núñez/);
	expect(text).toMatch(/primary_address\.zip[^\n]*02139/);
	expect(text).toMatch(/email\.accepts_email[^\n]*false/);
	expect(sandbox.calls.filter(({ method }) => method !== 'listUserFields')).toEqual([]);
	console.log(`Presses to a Dry Run: ${await presses()}`);
	expect(await presses()).toBeLessThanOrEqual(10);
	await screenshot(page, 'dry-run');
	await editor.closeNode();
});

it('takes sixteen presses and two runs until the good rows are stored and the bad ones explained', async () => {
	const { editor, page, sandbox } = bench();
	sandbox.reset();
	await openCanvas('Store a sheet');
	const presses = await countPresses(page);
	await mapSheet();
	const output = await editor.execute();
	const shown = () => output.innerText();
	await expect.poll(shown).toMatch(/'3\/14\/1985'.*NP-20001/s);
	expect(await shown()).toContain("Set 'Date Format' under 'Options'");
	await addOption('Date Format');
	await editor.choose(editor.parameter('dateFormat'), /^Month\/Day\/Year/);
	await page.getByTestId('tab-settings').click();
	await editor.choose(editor.parameter('onError'), /using error output/i);
	await editor.execute();
	await expect.poll(shown).toContain('3 saved, 3 not saved');
	console.log(`Presses until stored: ${await presses()}`);
	expect(await presses()).toBeLessThanOrEqual(16);

	expect(GOOD.map(stored)).toMatchObject([
		{ member_id: 'NP-20001', birth_date: '1985-03-14', 'primary_address.city': 'Mesa' },
		{ member_id: 'NP-20002', 'name.last': 'Núñez', 'primary_address.zip': '02139' },
		{ member_id: 'NP-20005', 'name.first': 'Eva', 'primary_address.city': 'Austin' },
	]);
	// An empty cell opts nobody in or out.
	expect(GOOD.map((email) => stored(email)['email.accepts_email'])).toEqual([
		'true',
		'false',
		undefined,
	]);
	for (const email of ['carla@example.org', 'dan.olsen@example.org', 'hank.lee@example.org']) {
		expect(stored(email)).toEqual({});
	}
	await output.getByText('Error Branch (3 items)').click();
	await expect.poll(shown).toContain("'#N/A'");
	const text = await shown();
	expect(text).toContain("'2/30/1988'");
	expect(text).toMatch(/no value is given for 'Member ID'/);
	expect(text).toContain('not applied');
	await editor.closeNode();
});

it('takes seven presses to add somebody to a group by its name, found under Group', async () => {
	const { editor, page, sandbox } = bench();
	sandbox.reset();
	const [somebody] = [...sandbox.site.constituents.values()].filter(
		({ groups }) => !groups.has('1010'),
	);
	await openCanvas('Add to a group', []);
	const presses = await countPresses(page);
	await addNode('Group', 'Add constituents to a group');
	await editor.parameter('group').getByTestId('rlc-input').click();
	await page.getByTestId('rlc-search').fill('puppy');
	await expect
		.poll(() => page.getByTestId('rlc-item').allInnerTexts())
		.toEqual(['Puppy Lovers (1010)']);
	await screenshot(page, 'group-picker');
	await page.getByTestId('rlc-item').click();
	await editor.parameter('constituent').locator('input').last().click();
	await editor.fill('constituent', somebody?.consId ?? '');
	const output = await editor.execute();
	await expect.poll(() => output.innerText()).toContain(somebody?.consId);
	console.log(`Presses to add somebody to a group: ${await presses()}`);
	expect(await presses()).toBeLessThanOrEqual(7);
	expect(sandbox.site.constituents.get(somebody?.consId ?? '')?.groups.has('1010')).toBe(true);
	await screenshot(page, 'add-to-group');
	await editor.closeNode();
});
