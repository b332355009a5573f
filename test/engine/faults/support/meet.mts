import type { Fault, Sandbox } from '../../../../sandbox/index.mts';
import type { Fate } from './accounts.mts';
import { callsByItem } from './errands.mts';
import type { Errand } from './errands.mts';
import { expectPromisesKept } from './invariants.mts';
import { play } from './play.mts';
import { A_DAY_MS } from './schedules.mts';
import type { Row } from './table.mts';

export const MAX_TRIES = 3;

/** Somebody whose record is at the site already by each of the keys but the address. */
export const KNOWN = [1, 1] as const;
/** Somebody whose member ID and address are not at the site yet. */
export const NEW = [4, 4] as const;

/** What became of an item, as the node tells it and as the site has seen it. */
export interface Met {
	readonly fate: Fate | undefined;
	/** How often the item's own call was sent. */
	readonly sent: number;
	readonly details: Record<string, unknown>;
	readonly success: Record<string, unknown> | undefined;
}

/** What goes wrong, and what else is special about the site. */
interface Mishap extends Pick<Row, 'fault'> {
	/** Faults of other calls than the item's own. */
	readonly others?: readonly Fault[];
	readonly prepare?: () => void;
}

function asRecord(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Runs one item that meets a fault on each of its first calls. */
export async function meet(
	sandbox: Sandbox,
	{ fault, others = [], prepare }: Mishap,
	errand: Errand,
	times: number,
	who: readonly [id: number, email: number] = KNOWN,
): Promise<Met> {
	const nth = Array.from({ length: times }, (_, call) => call + 1);
	const played = await play(
		sandbox,
		errand,
		{
			people: [who],
			concurrency: 1,
			maxTries: MAX_TRIES,
			maxTotalTime: A_DAY_MS,
			format: 'json',
			onError: 'continueErrorOutput',
			faults: [{ ...fault, match: { method: errand.method, nth } }, ...others],
			refusesAfterMs: undefined,
		},
		prepare,
	);
	const [fate] = await expectPromisesKept(played);
	const [calls = []] = callsByItem(sandbox.calls, played.people);
	const { failed, success } = played.result;
	const details = asRecord(failed[0]?.json.details);
	return { fate, sent: calls.length, details, success: success[0]?.json };
}
