/** A part of the data that one call has written. */
export interface SiteWrite {
	part:
		| 'created'
		| 'record'
		| 'groups'
		| 'interests'
		| 'centers'
		| 'interaction'
		| 'group'
		| 'task';
	/** The record, group or task that was written. */
	id: string;
	/** Milliseconds since 1970. */
	at: number;
}

/** What has been written, until somebody asks for it. */
export class WriteJournal {
	#writes: SiteWrite[] = [];

	/** Notes a write; the same part of the same record only once in a row. */
	note(part: SiteWrite['part'], id: string): void {
		const known = this.#writes.findLast((one) => one.part === part);
		if (known?.id !== id) this.#writes.push({ part, id, at: Date.now() });
	}

	/** What was noted since this was last asked. */
	take(): SiteWrite[] {
		const writes = this.#writes;
		this.#writes = [];
		return writes;
	}
}
