import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runTethered } from '../n8n/processes.mjs';
import { RESULT_MARK } from './job.mts';
import type { Ground } from './measure.mts';

const program = fileURLToPath(new URL('./child/decode.mts', import.meta.url));

/** Milliseconds for decoding one response of 100 groups, for each of several batches. */
export interface DecodeTimes {
	readonly json: readonly number[];
	readonly xml: readonly number[];
	/** Share of the machine that other processes took meanwhile. */
	readonly disturbance: number;
	readonly wallMs: number;
}

/** Times the decoding of the same response in both formats. */
export async function timeDecoding(ground: Ground, batches: number): Promise<DecodeTimes> {
	let times: DecodeTimes | undefined;
	const job = JSON.stringify({ packageDir: ground.packageDir, batches });
	const run = await runTethered(ground.node, [program, job], {
		env: { PATH: process.env.PATH, NODE_PATH: join(ground.n8nDir, 'node_modules') },
		onLine: (line) => {
			if (!line.startsWith(RESULT_MARK)) return;
			times = JSON.parse(line.slice(RESULT_MARK.length)) as DecodeTimes;
		},
	});
	const code = await run.exited;
	if (times === undefined) throw new Error(`Decoding ended with code ${code}:\n${run.tail()}`);
	return times;
}
