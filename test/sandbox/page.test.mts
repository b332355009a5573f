import { describe, expect, it } from 'vitest';
import { call, useSandbox } from './client.mts';

const running = useSandbox();

async function get(path: string): Promise<{ reply: Response; text: string }> {
	const reply = await fetch(`${running().url}${path}`);
	return { reply, text: await reply.text() };
}

describe('the page', () => {
	it('is served with its parts, and takes nothing from elsewhere', async () => {
		const { reply, text } = await get('/');
		expect(reply.headers.get('content-type')).toMatch(/^text\/html/);
		expect(reply.headers.get('content-security-policy')).toContain("default-src 'none'");
		const parts = [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? '');
		expect(parts).toHaveLength(2);
		for (const part of [...parts, '/_sandbox/page/rows.js', '/_sandbox/page/details.js']) {
			const found = await get(part);
			expect(found.reply.status, part).toBe(200);
			expect(found.text).not.toMatch(/https?:\/\//);
		}
		expect(text).not.toMatch(/(?:src|href)="https?:/);
	});

	it('has landmarks, a language, a live region, and named controls and tables', async () => {
		const { text } = await get('/');
		for (const part of ['<html lang="en">', '<main>', '<header>', 'role="search"']) {
			expect(text).toContain(part);
		}
		expect(text).toMatch(/role="status"\s+aria-live="polite"/);
		expect(text).toContain('<label for="search">');
		const headers = [...text.matchAll(/<th\b[^>]*>/g)].map(([tag]) => tag);
		expect(headers.length).toBeGreaterThan(15);
		for (const tag of headers) expect(tag).toContain('scope="col"');
		for (const [, id] of text.matchAll(/aria-labelledby="([^"]+)"/g)) {
			expect(text).toContain(`id="${id}"`);
		}
	});

	it('has colours that contrast, in light and dark', async () => {
		const { text } = await get('/_sandbox/page/page.css');
		const [, light = '', dark = ''] = text.split(':root {');
		for (const part of [light, dark]) {
			const colours = new Map(
				[...part.matchAll(/--(\w+): (#\w{6})/g)].map(([, name, value]) => [name, value ?? '']),
			);
			for (const front of ['text', 'muted', 'accent', 'bad']) {
				for (const back of ['back', 'panel', 'fresh']) {
					const ratio = contrast(colours.get(front) ?? '', colours.get(back) ?? '');
					expect(ratio, `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
				}
			}
		}
	});

	it('fetches only the last calls', async () => {
		for (let n = 0; n < 5; n++) await call(running(), 'listInterests');
		const { text } = await get('/_sandbox/calls?since=0&limit=2');
		const { calls } = JSON.parse(text) as { calls: { seq: number }[] };
		expect(calls.map(({ seq }) => seq)).toEqual(
			running()
				.calls.slice(-2)
				.map(({ seq }) => seq),
		);
	});
});

/** Contrast of two colours as WCAG defines it. */
function contrast(a: string, b: string): number {
	const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
		const part = parseInt(colour.slice(start, start + 2), 16) / 255;
		return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
