import { execFile } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';

import { ROOT } from '../../support/root.mts';
import { useSandbox } from '../support/harness.mts';
import { start, strangers } from './support/start.mts';

const BUILT = join(ROOT, 'dist/nodes/Convio');
const running = useSandbox({ population: 30, uniqueEmail: false });

interface BuiltNode {
	ConvioConstituent: {
		prototype: { execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> };
	};
}

/** Looks at the cancel signal of the next run, before and after the node has worked. */
function watchCancelSignal(): { before: number; after: number } {
	const require = createRequire(import.meta.url);
	const { prototype } = (require(join(BUILT, 'ConvioConstituent.node.js')) as BuiltNode)
		.ConvioConstituent;
	const { execute } = prototype;
	const seen = { before: NaN, after: NaN };
	prototype.execute = async function watched() {
		prototype.execute = execute;
		const signal = this.getExecutionCancelSignal();
		if (signal === undefined) throw new Error('the engine gives no signal');
		seen.before = getEventListeners(signal, 'abort').length;
		try {
			return await execute.call(this);
		} finally {
			seen.after = getEventListeners(signal, 'abort').length;
		}
	};
	return seen;
}

describe('after a run', () => {
	it('nothing listens for its cancellation', async () => {
		const seen = watchCancelSignal();
		running().setFaults([{ kind: 'resetBefore', match: { nth: [2] } }]);
		await start(running(), { people: strangers(30), concurrency: 20 });
		expect(seen).toEqual({ before: 0, after: 0 });
	});

	it('nothing has warned of too many listeners', async () => {
		const warnings: Error[] = [];
		const note = (warning: Error) => warnings.push(warning);
		process.on('warning', note);
		running().setFaults([{ kind: 'status', status: 503, times: 30 }]);
		await start(running(), { people: strangers(30), concurrency: 30 });
		process.off('warning', note);
		expect(warnings).toEqual([]);
	});
});

describe('a wait', () => {
	it('does not keep the process alive', async () => {
		const script = [
			`const { systemClock } = require(${JSON.stringify(join(BUILT, 'sending/clock.js'))});`,
			'const { signal } = new AbortController();',
			'void systemClock.wait(60_000, signal).then(() => console.log("rang"));',
			'console.log("waits");',
		].join('\n');
		const run = promisify(execFile);
		const { stdout } = await run(process.execPath, ['-e', script], { timeout: 60_000 });
		expect(stdout).toBe('waits\n');
	});
});
