import type { Parameters, Strings } from '../../support/harness.mts';

/** One plain run of an operation about Ada: what it sends, and what comes out. */
export interface OperationCase {
	readonly resource: string;
	readonly operation: string;
	readonly servlet: 'SRConsAPI' | 'SRGroupAPI';
	readonly method: string;
	readonly parameters: Parameters;
	/** The own parameters of each call, in order. */
	readonly wire: readonly Strings[];
	readonly results: readonly unknown[];
	/** Whether the call changes the site. */
	readonly writes: boolean;
}

/** What the cases of one servlet have in common. */
export const WRITE = { servlet: 'SRConsAPI', writes: true } as const;
export const READ = { servlet: 'SRConsAPI', writes: false } as const;
export const READ_GROUPS = { servlet: 'SRGroupAPI', writes: false } as const;
