import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';

const folder = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));

/** Shows masked fields as dots, and hides passing messages and empty boxes of the code editor. */
const STYLE = `
	[data-masked] { -webkit-text-security: disc; }
	.el-notification,
	body > div[style="position: relative;"]:empty { display: none !important; }
`;

/** The parts of an element used here. The tests are compiled without a browser's types. */
interface PageElement {
	scrollIntoView(options: { block: 'start' }): void;
	setAttribute(name: string, value: string): void;
}

/** What a person could read: all texts, and the values of fields that are not masked. */
async function legible(page: Page): Promise<string> {
	const readable = 'input:not([type=password], [data-masked]), textarea';
	const fields = await page.locator(readable).all();
	const texts = [page.locator('body').innerText(), ...fields.map((field) => field.inputValue())];
	return (await Promise.all(texts)).join('\n');
}

/**
 * Writes docs/screenshots/<name>.png if it does not exist, or if UPDATE_SCREENSHOTS is 1. Otherwise
 * each test run would change the pictures. In any case, checks that no secret is legible on the page.
 *
 * @param options.masked a field that is shown as dots
 * @param options.top what to scroll to the top of its panel
 */
export async function screenshot(
	page: Page,
	name: string,
	options: { secrets?: readonly string[]; masked?: Locator; top?: Locator } = {},
): Promise<void> {
	const { secrets = [], masked, top } = options;
	await masked?.evaluate((element: PageElement) => element.setAttribute('data-masked', ''));
	const text = await legible(page);
	for (const secret of secrets) expect(text).not.toContain(secret);
	const path = `${folder}${name}.png`;
	if (existsSync(path) && process.env.UPDATE_SCREENSHOTS !== '1') return;
	await top?.evaluate((element: PageElement) => element.scrollIntoView({ block: 'start' }));
	// The mouse would highlight an element or show its tooltip.
	await page.mouse.move(0, 0);
	// Spinners are still on the page for a moment. Only the picture depends on this wait.
	await page.evaluate(async () => await new Promise((rest) => setTimeout(rest, 1_000)));
	const image = await page.screenshot({ animations: 'disabled', caret: 'hide', style: STYLE });
	await mkdir(folder, { recursive: true });
	const small = await sharp(image).png({ palette: true, quality: 90, effort: 10 }).toBuffer();
	await writeFile(path, small);
}
