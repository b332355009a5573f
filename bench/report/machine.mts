import { readFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';

import type { Results } from '../results.mts';

/** On what the figures were measured, and when. */
export async function describeMachine({ startedAt, series, whole }: Results): Promise<string> {
	const manifest = new URL('../../package.json', import.meta.url);
	const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
	const [cpu] = cpus();
	const memory = Math.round(totalmem() / 2 ** 30);
	const runs = Object.values(series).flatMap((tasks) =>
		Object.values(tasks).flatMap((task) => task?.runs ?? []),
	);
	const wholeRuns = Object.values(whole).flatMap((task) => task?.runs ?? []);
	const disturbances = [...runs, ...wholeRuns].map(({ disturbance }) => disturbance);
	const disturbed = Math.round(Math.max(0, ...disturbances) * 100);
	const versions = runs.find(({ versions: { base } }) => base !== '')?.versions;
	const engine =
		versions === undefined
			? []
			: [
					`Node ${versions.node}`,
					`n8n-core ${versions.core}`,
					`HTTP Request of n8n-nodes-base ${versions.base}`,
					"expression engine `vm` (n8n's default)",
				];
	return [
		`- Date: ${startedAt.toISOString().slice(0, 10)}`,
		`- Machine: ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${memory} GB, ${process.platform}-${process.arch}; during a run other processes took ${disturbed} % of it at most`,
		`- ${[`n8n-nodes-convio ${version}`, ...engine].join(', ')}`,
	].join('\n');
}
