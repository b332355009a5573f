import type { TestProject } from 'vitest/node';
import { ensureChromium } from './chromium.mts';
import { oneN8n, startHost } from './lab.mts';

declare module 'vitest' {
	interface ProvidedContext {
		n8nUrl: string;
	}
}

/** One n8n for all tests of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const started = Date.now();
	const log = (line: string) =>
		console.log(`${((Date.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}`);
	await ensureChromium(log);
	const { host, stop } = await startHost(oneN8n(log));
	project.provide('n8nUrl', host.url);
	return async () => {
		// What n8n complained about belongs to the report of a run that failed.
		if (process.exitCode) console.log(`Last lines of n8n:\n${host.tail()}`);
		await stop();
	};
}
