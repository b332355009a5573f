import { afterEach, beforeEach } from 'vitest';

import { startSandbox } from '../../../../sandbox/index.mts';
import type { Sandbox } from '../../../../sandbox/index.mts';

/**
 * Starts a stand-in for each test. The node leaves a site alone that throttles or fails, and would do
 * so in the next test too.
 */
export function useOwnSandboxes(): () => Sandbox {
	let sandbox: Sandbox | undefined;
	beforeEach(async () => {
		sandbox = await startSandbox({ settings: { population: 0 } });
	});
	afterEach(async () => {
		await sandbox?.close();
		sandbox = undefined;
	});
	return () => {
		if (sandbox === undefined) throw new Error('the stand-in is not running');
		return sandbox;
	};
}
