import { readFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';

import type { Observed } from '../measure.mts';

/** What the figures were taken with, and when. */
export async function describeMachine(
	startedAt: Date,
	loadAtStart: number,
	{ versions }: Observed,
): Promise<string> {
	const manifest = new URL('../../package.json', import.meta.url);
	const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
	const [cpu] = cpus();
	const memory = Math.round(totalmem() / 2 ** 30);
	return [
		`- Date: ${startedAt.toISOString().slice(0, 10)}`,
		`- Machine: ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${memory} GB, ${process.platform}-${process.arch}; load ${loadAtStart.toFixed(1)} before the first run, ${(loadavg()[0] ?? 0).toFixed(1)} after the last`,
		`- n8n-nodes-convio ${version}, Node ${versions.node}, n8n-core ${versions.core}, HTTP Request of n8n-nodes-base ${versions.base}, expression engine \`vm\` (n8n's default)`,
	].join('\n');
}
