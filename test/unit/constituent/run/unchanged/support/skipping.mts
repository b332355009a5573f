import type { ItemResult } from '../../../../../../nodes/Convio/constituent/results/result.ts';
import type { LookFirst } from '../../../../../../nodes/Convio/constituent/run/prepare.ts';
import { RunEnd } from '../../../../../../nodes/Convio/constituent/run/runEnd.ts';
import { SkipUnchanged } from '../../../../../../nodes/Convio/constituent/run/unchanged/skipUnchanged.ts';
import type { FieldType } from '../../../../../../nodes/Convio/parameters/record/list/knownFields.ts';
import type { ServerApiCall } from '../../../../../../nodes/Convio/transport/call.ts';
import type { DataObject } from '../../../../../../nodes/Convio/transport/reply/data.ts';
import { FakeClock } from '../../../../sending/support/clock.mts';
import { contextFor, POLICY } from '../../../../sending/support/sending.mts';
import { FakeSite, json, refused } from '../../../../sending/support/site.mts';
import { callOf } from '../../../../transport/support/calls.mts';

type Params = ServerApiCall['params'];

/** When a run begins, and how long each of its reads takes, in milliseconds. */
export const BEGIN = 1_000_000;
export const READ_TAKES = 300;

/** A run that compares its items with the records of a site, and remembers what it has sent. */
export class Skipping {
	readonly sent: Array<{ readonly params: Params; readonly since: number | undefined }> = [];
	readonly site: FakeSite;
	private readonly clock = new FakeClock(BEGIN);
	private readonly run: SkipUnchanged;

	/**
	 * @param recordOf what the site answers to a read; undefined when nobody has the key
	 * @param types the types of the site's fields
	 */
	constructor(
		recordOf: (asked: Params) => DataObject | undefined,
		types: Readonly<Record<string, FieldType>> = { nickname: 'text' },
	) {
		this.site = new FakeSite((asked) => {
			const record = recordOf(asked);
			const reaction = record === undefined ? refused('16') : json({ getConsResponse: record });
			return { ...reaction, takesMs: READ_TAKES };
		}, this.clock);
		const fields = Object.entries(types).map(([name, type]) => ({
			...{ name, type, label: name, group: '', choices: [] },
			...{ required: false, closedToConstituents: false },
		}));
		const context = contextFor(this.site, {}, this.clock);
		this.run = new SkipUnchanged(
			{ context, end: new RunEnd(), onFailure: () => {} },
			async ({ call: { params } }, since) => {
				this.sent.push({ params, since });
				const { cons_id = '7' } = params;
				const items = [{ cons_id, message: 'User updated.' }];
				return await Promise.resolve({ kind: 'items', items });
			},
			{ get: async () => await Promise.resolve(fields) },
		);
	}

	/** Processes an item; the waits pass at once. Without the second, its own option is off. */
	async process(params: Params, lookFirst?: LookFirst): Promise<ItemResult> {
		const call = callOf('update', params);
		const prepared = { params, limit: Infinity, items: () => [] };
		const item = { kind: 'call', call, policy: POLICY, prepared, allowsIncomplete: false } as const;
		return await this.clock.run(this.run.processItem({ ...item, lookFirst }));
	}

	hint(): string | undefined {
		return this.run.hint();
	}
}
