import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runTethered } from '../n8n/processes.mjs';
import { lastError } from './failure.mts';
import { FAILURE_MARK, RESULT_MARK } from './job.mts';
import type { Job, Measurement } from './job.mts';
import type { BenchSite } from './site/site.mts';

const program = fileURLToPath(new URL('./child/main.mts', import.meta.url));

/** What all runs of one benchmark have in common. */
export interface Ground {
	/** Node that runs n8n. */
	readonly node: string;
	readonly n8nDir: string;
	readonly packageDir: string;
}

function environment(ground: Ground, folder: string, site: BenchSite): NodeJS.ProcessEnv {
	const { PATH, HOME, TMPDIR } = process.env;
	return {
		PATH,
		HOME,
		TMPDIR,
		NODE_ENV: 'production',
		NODE_PATH: join(ground.n8nDir, 'node_modules'),
		NODE_EXTRA_CA_CERTS: site.certificateFile,
		N8N_ENCRYPTION_KEY: 'bench-encryption-value',
		N8N_USER_FOLDER: folder,
		N8N_LOG_LEVEL: 'silent',
		N8N_DIAGNOSTICS_ENABLED: 'false',
	};
}

/**
 * Measures one run in a process of its own.
 *
 * @throws Error with the reason, when the run fails or an item did not come out right: the time of
 * a wrong run says nothing
 */
export async function measure(
	ground: Ground,
	site: BenchSite,
	task: Omit<Job, 'site' | 'sitePid' | 'n8nDir' | 'packageDir'>,
): Promise<Measurement> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-convio-bench-'));
	try {
		const { node, n8nDir, packageDir } = ground;
		const job: Job = { ...task, site: site.access, sitePid: site.pid, n8nDir, packageDir };
		const file = join(folder, 'job.json');
		await writeFile(file, JSON.stringify(job));
		let found: Measurement | undefined;
		let failure: string | undefined;
		const run = await runTethered(node, ['--expose-gc', program, file], {
			env: environment(ground, folder, site),
			onLine: (line) => {
				if (line.startsWith(RESULT_MARK)) {
					found = JSON.parse(line.slice(RESULT_MARK.length)) as Measurement;
				} else if (line.startsWith(FAILURE_MARK)) {
					failure = line.slice(FAILURE_MARK.length);
				}
			},
		});
		const code = await run.exited;
		if (failure !== undefined) throw new Error(failure);
		if (found === undefined) {
			throw new Error(`its process ended with code ${code}: ${lastError(run.tail())}`);
		}
		const { done, expected } = found;
		if (done !== expected) throw new Error(`${done} of ${expected} items came out right`);
		return found;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}
