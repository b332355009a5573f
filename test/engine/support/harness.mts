import { afterAll, beforeAll, beforeEach, expect } from 'vitest';

import { startSandbox } from '../../../sandbox/index.mts';
import type { LoggedCall, Sandbox, SettingsPatch } from '../../../sandbox/index.mts';
import { runNode } from './engine.mts';
import type { RunOptions, RunResult } from './engine.mts';
import type { Parameters, Strings } from './stored.mts';

export { by, rows } from './stored.mts';
export type { Parameters, Strings } from './stored.mts';

/** The two wire formats; every operation gives the same items in both. */
export const FORMATS = ['json', 'xml'] as const;
export type Format = (typeof FORMATS)[number];

/** Starts one stand-in for a test file; data, calls and settings are new for each test. */
export function useSandbox(settings: SettingsPatch = {}): () => Sandbox {
	let sandbox: Sandbox | undefined;
	const running = (): Sandbox => {
		if (sandbox === undefined) throw new Error('the stand-in is not running');
		return sandbox;
	};
	beforeAll(async () => {
		sandbox = await startSandbox({ settings: { population: 0, ...settings } });
	});
	beforeEach(() => running().reset());
	afterAll(async () => await running().close());
	return running;
}

/** What the credential of the stand-in's API account holds. */
export function credentialOf({ credentials, siteUrl }: Sandbox): RunOptions['credential'] {
	return { ...credentials, siteUrl };
}

/** Which operation to run, and its other parameters. */
export interface Run extends Omit<RunOptions, 'credential' | 'parameters'> {
	readonly resource: string;
	readonly operation: string;
	readonly parameters?: Parameters;
}

/** Runs an operation of the built node in n8n's engine against the stand-in. */
export async function run(sandbox: Sandbox, options: Run): Promise<RunResult> {
	const { resource, operation, parameters, ...rest } = options;
	return await runNode({
		...rest,
		parameters: { resource, operation, ...parameters },
		credential: credentialOf(sandbox),
	});
}

const TRANSPORT = ['method', 'v', 'response_format', 'suppress_response_codes'];

/** The parameters of a call that belong to its method. */
export function ownParams({ params }: LoggedCall): Strings {
	return Object.fromEntries(Object.entries(params).filter(([name]) => !TRANSPORT.includes(name)));
}

/** The own parameters of each call of a method. */
export function callsOf(sandbox: Sandbox, method: string): Strings[] {
	return sandbox.calls.filter((call) => call.method === method).map(ownParams);
}

/** Fails unless each call carried key and login in its body, and in its body only. */
export function expectSecretsInBodies(sandbox: Sandbox): void {
	for (const { secretsIn } of sandbox.calls) {
		expect({ ...secretsIn, body: [...secretsIn.body].sort() }).toStrictEqual({
			body: ['api_key', 'login_name', 'login_password'],
			query: [],
			headers: [],
		});
	}
}

/** The items without what the engine adds. */
export function jsonOf(items: RunResult['success']): unknown[] {
	return items.map(({ json }) => json);
}

/** For each item the input item that it is linked to. */
export function pairsOf(items: RunResult['success']): unknown[] {
	return items.map(({ pairedItem }) => pairedItem);
}

/** What the engine stores for an item that came of input item `item`. */
export function paired(item: number): { item: number } {
	return { item };
}
