import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { afterAll } from 'vitest';

import { ROOT } from '../../../support/root.mts';

/** As much of the built modules as is used here; the source says more. */
interface Clock {
	now(): number;
	wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}
interface BuiltRun {
	run(
		context: IExecuteFunctions,
		clock: Clock,
		random: () => number,
	): Promise<INodeExecutionData[][]>;
}
interface BuiltNode {
	ConvioConstituent: {
		prototype: { execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> };
	};
}

/** So many milliseconds of the node's time pass in one of ours. */
const SPEED = 1000;
const start = Date.now();

/** How often the node has waited so far. */
let waits = 0;
export const waitCount = (): number => waits;

/** A clock on which a back-off of half a second takes half a millisecond. */
export const fastClock: Clock = {
	now: () => start + performance.now() * SPEED,
	async wait(milliseconds, signal) {
		waits += 1;
		if (signal.aborted) return;
		// The wait gets a signal of its own, as in the node: many share the run's signal.
		const own = AbortSignal.any([signal]);
		await delay(milliseconds / SPEED, undefined, { signal: own }).catch(() => {});
	},
};

/**
 * Lets the built node run on the fast clock, until the file of tests ends. Its HTTP requests take their
 * time.
 */
export function speedUp(): void {
	const require = createRequire(import.meta.url);
	const folder = join(ROOT, 'dist/nodes/Convio');
	const { run } = require(join(folder, 'constituent/run/run.js')) as BuiltRun;
	const { ConvioConstituent } = require(join(folder, 'ConvioConstituent.node.js')) as BuiltNode;
	const { prototype } = ConvioConstituent;
	const { execute: original } = prototype;
	prototype.execute = async function execute() {
		return await run(this, fastClock, Math.random);
	};
	// The next file in this process would run out of time otherwise.
	afterAll(() => {
		prototype.execute = original;
	});
}
