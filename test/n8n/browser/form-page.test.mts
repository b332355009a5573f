import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { useEditor } from '../support/editor.mts';
import { EXAMPLES, publish, readExample } from '../support/workflow.mts';

/** The page next to the example with the form, opened from the disk as somebody does who tries it. */
const bench = useEditor();
let id: string;

beforeAll(async () => {
	const { client, credential } = bench();
	id = await publish(client, credential, await readExample('form-webhook'));
});
afterAll(async () => await bench().client.deactivateWorkflow(id));

it('posts an entry to the workflow, and shows what a visitor is told', async () => {
	const { page, sandbox } = bench();
	await page.goto(pathToFileURL(join(EXAMPLES, 'form-webhook.html')).href);
	const answer = page.getByRole('status');
	await page
		.getByLabel('Address of the webhook')
		.fill(`${inject('n8nUrl')}/webhook/supporter-form`);
	await page.getByLabel('Email').fill('ada@example.net');
	await page.getByLabel('First name').fill('Ada');
	await page.getByLabel('Last name').fill(' ');
	await page.getByRole('button', { name: 'Sign up' }).click();
	await expect.poll(() => answer.innerText()).toContain('last_name: a last name is needed');

	await page.getByLabel('Last name').fill('Lovelace');
	await page.getByRole('button', { name: 'Sign up' }).click();
	await expect.poll(() => answer.innerText()).toBe('Thank you. We have your entry.');
	const [record] = sandbox.site.find('email.primary_address', 'ada@example.net');
	expect(record?.values.get('name.last')).toBe('Lovelace');
});

it('says what to look at when nothing answers', async () => {
	const { page } = bench();
	await page.getByLabel('Address of the webhook').fill('http://127.0.0.1:1/nobody');
	await page.getByRole('button', { name: 'Sign up' }).click();
	await expect.poll(() => page.getByRole('status').innerText()).toMatch(/^No answer\..*published/);
});
