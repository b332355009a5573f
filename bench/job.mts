/** What is compared: the ways to send the rows, and their names in the report. */
export const CONTENDERS = {
	convio: 'Convio Constituent',
	loop: "bare loop over n8n's HTTP helper",
	http: 'HTTP Request, no batching',
	httpBatched: 'HTTP Request, 50 per 1,000 ms',
	raw: 'raw client, connections kept open',
	skipUnchanged: 'Convio Constituent, Skip Unchanged',
	fingerprint: 'Convio Constituent, rows with a new fingerprint only',
} as const;
export type Contender = keyof typeof CONTENDERS;

/**
 * How the values of an item get into the form. `columns`: one expression for the constituent's ID,
 * the record's fields straight from the item (the node's automatic mapping). `expressions`: six
 * fields, each with an expression of its own. HTTP Request has only the second way.
 */
export type Values = 'columns' | 'expressions';

/**
 * Which rows are sent. `new`: each row changes its constituent. `sync`: the site has all rows from
 * the night before, and every twentieth has changed since.
 */
export type Rows = 'new' | 'sync';

/** What is measured besides time: resident memory, or live objects by forced collections. */
export type MemoryProbe = 'resident' | 'live';

/** Where a site is and what it takes to log in. */
export interface SiteAccess {
	/** …/site, where the servlets are. */
	readonly siteUrl: string;
	readonly apiKey: string;
	readonly loginName: string;
	readonly loginPassword: string;
}

/** One measured run, as its child process gets it. */
export interface Job {
	readonly contender: Contender;
	readonly values: Values;
	readonly rows: Rows;
	/** Items. */
	readonly count: number;
	readonly concurrency: number;
	readonly memory: MemoryProbe;
	/** Items of the run before the measured one. Without it, loading and compiling would be measured. */
	readonly warmUp: number;
	readonly site: SiteAccess;
	/** Process id of the site. */
	readonly sitePid: number;
	/** Folder with n8n's node_modules. */
	readonly n8nDir: string;
	/** Folder with the built package, as n8n would install it. */
	readonly packageDir: string;
	/** Where to put a CPU profile of the measured part. */
	readonly profile?: string;
}

/** What a child process measured. */
export interface Measurement {
	/** From start to end of the workflow, in milliseconds. */
	readonly wallMs: number;
	/** User and system time of the child meanwhile, all threads, in milliseconds. */
	readonly cpuMs: number;
	/** Most resident memory beyond what the process had at the start, in bytes. */
	readonly residentGrowth: number;
	/** Largest live memory beyond items read and written, in bytes; with the probe `live`. */
	readonly liveBeyondItems?: number;
	/** Share of the machine that other processes took meanwhile, 0 to 1. */
	readonly disturbance: number;
	/** Items that should come out, and those that came out right. */
	readonly expected: number;
	readonly done: number;
	/** Calls that reached the site. */
	readonly calls: number;
	/** Calls that changed a record. A real site adds an entry to the constituent's log for each. */
	readonly writes: number;
	/** Most calls in flight at the site at once. */
	readonly peakInFlight: number;
	/** Versions of what took part. */
	readonly versions: { readonly node: string; readonly core: string; readonly base: string };
}

/** Marks the one line of a child's output that holds the measurement. */
export const RESULT_MARK = '@@measurement ';

/** Marks the one line of a child's output that says why it failed. */
export const FAILURE_MARK = '@@failure ';
