import type { TestProject } from 'vitest/node';
import { ensureChromium } from './chromium.mts';
import { oneN8n, startHost } from './lab.mts';

declare module 'vitest' {
	interface ProvidedContext {
		n8nUrl: string;
	}
}

/** Starts one n8n for all browser tests of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const started = Date.now();
	const log = (line: string) =>
		console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);
	await ensureChromium(log);
	const { host, stop } = await startHost(oneN8n(log));
	project.provide('n8nUrl', host.url);
	return async () => {
		// Without n8n's own messages, a failed run on another machine could not be explained.
		if (process.exitCode) console.log(`Last lines of n8n:\n${host.tail()}`);
		await stop();
	};
}
