import type { ServerApiCall } from '../../transport/call';
import { methodFacts } from '../../transport/apiMethods';
import type { Sent } from '../../sending/requestWithRetry';

interface Entry {
	/** How many items of the run ask the same. */
	readonly askers: number;
	/** How many of them have not got it yet. */
	left: number;
	sent?: Promise<Sent>;
}

/**
 * What makes two reads the same; undefined for a call that is to be sent for each item.
 *
 * @param rows most rows wanted of a paged answer, which no parameter of the call tells
 */
function readKey({ method, params, settings }: ServerApiCall, rows: number): string | undefined {
	if (methodFacts(method).effect !== 'read') return undefined;
	return JSON.stringify([method, params, settings, String(rows)]);
}

/**
 * Reads that several items of a run have in common: sent once, each item with its own copy of the
 * answer, which is kept until the last of them has it.
 */
export class SharedReads {
	private readonly entries = new Map<string, Entry>();

	/** Announces a call of the run, before the first is sent. */
	expect(call: ServerApiCall, rows: number): void {
		const key = readKey(call, rows);
		if (key === undefined) return;
		const askers = (this.entries.get(key)?.askers ?? 0) + 1;
		this.entries.set(key, { askers, left: askers });
	}

	/** How many answers are kept or still expected. */
	get size(): number {
		return this.entries.size;
	}

	async send(call: ServerApiCall, rows: number, send: () => Promise<Sent>): Promise<Sent> {
		const key = readKey(call, rows);
		const entry = key === undefined ? undefined : this.entries.get(key);
		if (key === undefined || entry === undefined) return await send();
		entry.left -= 1;
		if (entry.left === 0) this.entries.delete(key);
		entry.sent ??= send();
		const sent = await entry.sent;
		return entry.askers === 1 ? sent : structuredClone(sent);
	}
}
