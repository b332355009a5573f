import type { Sandbox } from '../../../../sandbox/index.mts';
import type { Parameters, Strings } from '../../support/stored.mts';
import type { Documented } from './documented.mts';

/** A value of a field of the form, and the text of its parameter in the call. */
export interface Sample {
	readonly value: unknown;
	readonly wire: string;
}

/** One plain run of an operation about Ada: what it sends, and what comes out. */
export interface OperationCase {
	readonly resource: string;
	readonly operation: string;
	readonly servlet: 'SRConsAPI' | 'SRDataSyncAPI' | 'SRGroupAPI';
	readonly method: string;
	/**
	 * The parameters that the vendor documents for the method, apart from the node's code: what is
	 * missing in the form is missing in the node.
	 */
	readonly documented: Documented;
	/** Samples of its fields, where no other operation has a field for the parameter. */
	readonly samples?: Readonly<Record<string, Sample>>;
	/** What the site must have beside Ada. */
	readonly setUp?: (sandbox: Sandbox) => void;
	readonly parameters: Parameters;
	/** The own parameters of each call, in order. */
	readonly wire: readonly Strings[];
	readonly results: readonly object[];
	/** Whether the call changes the site. */
	readonly writes: boolean;
	/** What happens when nobody, or several, have the key that *Constituent* is given by. */
	readonly onOtherMatches?: 'refused' | 'empty';
}

/** What the cases of one servlet have in common. */
export const WRITE = { servlet: 'SRConsAPI', writes: true } as const;
export const READ = { servlet: 'SRConsAPI', writes: false } as const;
export const WRITE_GROUPS = { servlet: 'SRGroupAPI', writes: true } as const;
export const READ_GROUPS = { servlet: 'SRGroupAPI', writes: false } as const;
export const WRITE_SYNC = { servlet: 'SRDataSyncAPI', writes: true } as const;
export const READ_SYNC = { servlet: 'SRDataSyncAPI', writes: false } as const;

/** What asks for one page of a list. */
export function page(size: number, offset: number): Strings {
	return { list_page_size: String(size), list_record_offset: String(offset) };
}
