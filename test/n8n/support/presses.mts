import type { Page } from 'playwright-core';

/** Runs in the page. A page that is loaded anew does not count any more. */
const START = `
	if (globalThis.presses === undefined) {
		addEventListener('pointerdown', () => { globalThis.presses += 1; }, true);
	}
	globalThis.presses = 0;
`;

/**
 * Counts how often somebody presses the mouse: each click, and each drag, is one. The browser counts,
 * not the test, so that no step of a test can be left out.
 *
 * @returns how many there were since the call
 */
export async function countPresses(page: Page): Promise<() => Promise<number>> {
	await page.evaluate(START);
	return async () => await page.evaluate<number>('globalThis.presses');
}
