import type { Hint } from '../../parameters/input';
import type { Clock } from '../../sending/clock';
import type { Operation } from '../operations/operation';
import { CANCELLED } from '../results/runFailures';
import type { FieldList } from './list/fieldList';
import type { BareInput } from './itemInputs';
import { prepare } from './prepare';
import type { Preparation, PreparedItem } from './prepare';

/** Prepares one item after another; one that the site's list could help is prepared again with it. */
export function preparing(
	operation: Operation,
	inputAt: (index: number) => BareInput,
	list: FieldList,
	onHints: (hints: readonly Hint[]) => void,
): (index: number) => PreparedItem | Promise<PreparedItem> {
	const done = ({ item, hints }: Preparation) => {
		// Without this, a run that never tried to read the list would report that it could not be read.
		onHints(list.wasTried ? hints : hints.filter(({ kind }) => kind !== 'unchecked'));
		return item;
	};
	const again = async (index: number, before: Preparation) => {
		const isBetter = await list.improve();
		return done(isBetter ? prepare(operation, inputAt(index), list.current) : before);
	};
	return (index) => {
		const prepared = prepare(operation, inputAt(index), list.current);
		const isRefused = prepared.item.kind === 'failure';
		return list.couldHelp(prepared.hints, isRefused) ? again(index, prepared) : done(prepared);
	};
}

const CANCELLED_ITEM: PreparedItem = { kind: 'failure', failure: CANCELLED };

/** So many items are prepared in one go; expressions take time, and n8n has other work to do. */
const ITEMS_IN_ONE_GO = 100;

/**
 * Prepares all items, with room for the rest of the process in between.
 *
 * @returns one entry for each item, in input order
 */
export async function prepareAll(
	prepareAt: (index: number) => PreparedItem | Promise<PreparedItem>,
	count: number,
	clock: Clock,
	signal: AbortSignal,
): Promise<PreparedItem[]> {
	const prepared: PreparedItem[] = [];
	for (let index = 0; index < count; index += 1) {
		if (index > 0 && index % ITEMS_IN_ONE_GO === 0) await clock.wait(1, signal);
		const item = signal.aborted ? CANCELLED_ITEM : prepareAt(index);
		// Awaiting what is no promise would take longer than preparing the item.
		prepared.push(item instanceof Promise ? await item : item);
	}
	return prepared;
}
