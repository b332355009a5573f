import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';

const folder = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url));

/** What a person could read: texts, and the values of fields that are not masked. */
async function legible(page: Page): Promise<string> {
	const fields = await page.locator('input:not([type=password]), textarea').all();
	const texts = [page.locator('body').innerText(), ...fields.map((field) => field.inputValue())];
	return (await Promise.all(texts)).join('\n');
}

/**
 * Writes docs/screenshots/<name>.png if it is missing, or anew with UPDATE_SCREENSHOTS=1, so that a
 * test run leaves a clean tree clean. In any case nothing secret may be legible on the page.
 */
export async function screenshot(
	page: Page,
	name: string,
	secrets: readonly string[] = [],
): Promise<void> {
	const text = await legible(page);
	for (const secret of secrets) expect(text).not.toContain(secret);
	const path = `${folder}${name}.png`;
	if (existsSync(path) && process.env.UPDATE_SCREENSHOTS !== '1') return;
	for (const toast of await page.locator('.el-notification__closeBtn').all()) await toast.click();
	await page.locator('.el-notification').first().waitFor({ state: 'detached' });
	await page.mouse.move(0, 0); // no tooltip, nothing highlighted
	const image = await page.screenshot({ animations: 'disabled', caret: 'hide' });
	await mkdir(folder, { recursive: true });
	const small = await sharp(image).png({ palette: true, quality: 90, effort: 10 }).toBuffer();
	await writeFile(path, small);
}
