import { readFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';

import type { Results } from '../run.mts';

/** What the figures were taken with, and when. */
export async function describeMachine(startedAt: Date, results: Results): Promise<string> {
	const manifest = new URL('../../package.json', import.meta.url);
	const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
	const [cpu] = cpus();
	const memory = Math.round(totalmem() / 2 ** 30);
	const runs = Object.values(results).flatMap((tasks) => Object.values(tasks).flat());
	const disturbance = Math.max(...runs.map((run) => run.disturbance));
	const versions = results.many.http?.[0]?.versions;
	if (versions === undefined) throw new Error('nothing was measured');
	return [
		`- Date: ${startedAt.toISOString().slice(0, 10)}`,
		`- Machine: ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${memory} GB, ${process.platform}-${process.arch}; during a run other processes took ${Math.round(disturbance * 100)} % of it at most`,
		`- n8n-nodes-convio ${version}, Node ${versions.node}, n8n-core ${versions.core}, HTTP Request of n8n-nodes-base ${versions.base}, expression engine \`vm\` (n8n's default)`,
	].join('\n');
}
