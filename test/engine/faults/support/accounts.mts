import type { INodeExecutionData } from 'n8n-workflow';

import type { RunResult } from '../../support/engine.mts';

/** What the node says of one item. */
export type Fate = 'done' | 'not applied' | 'unknown';

function indexOf({ pairedItem }: INodeExecutionData): number {
	if (typeof pairedItem === 'object' && 'item' in pairedItem) return pairedItem.item;
	throw new Error(`an item without link: ${JSON.stringify(pairedItem)}`);
}

/** The `details` of an item that has failed. */
export interface ItemDetails {
	readonly outcome?: unknown;
	readonly code?: unknown;
	readonly safeToRepeat?: unknown;
	readonly lookup?: unknown;
	readonly identity?: unknown;
}

function detailsOf(value: unknown): ItemDetails {
	return typeof value === 'object' && value !== null ? value : {};
}

function fateOf(outcome: unknown): Fate {
	if (outcome === 'not applied' || outcome === 'unknown') return outcome;
	throw new Error(`no outcome: ${String(outcome)}`);
}

/** The item numbers in a text like `[items 0–2, 5]` behind a phrase. */
function numbersBehind(phrase: string, text: string): number[] {
	const list = new RegExp(`${phrase}[^[.]*\\[items ([^\\]]*)\\]`).exec(text)?.[1] ?? '';
	return list
		.split(', ')
		.filter((part) => part !== '')
		.flatMap((part) => {
			const [first = NaN, last = first] = part.split('–').map(Number);
			return Array.from({ length: last - first + 1 }, (_, step) => first + step);
		});
}

/** A node that stopped gives no items: what became of each is in the words of its error. */
function fatesOfStopped({ error, input }: RunResult): Fate[] {
	const text = error?.description ?? '';
	const done = new Set(numbersBehind('items had succeeded', text));
	const unknown = new Set(numbersBehind('outcome of these items is unknown', text));
	const stopped = Number(error?.context?.itemIndex);
	const { outcome } = detailsOf(error?.context?.details);
	return input.map((_item, index) => {
		if (index === stopped) return fateOf(outcome);
		if (done.has(index)) return 'done';
		return unknown.has(index) ? 'unknown' : 'not applied';
	});
}

/**
 * What the node says of each item, from its outputs or its error.
 *
 * @throws Error if an item is told of in two ways, or not at all
 */
export function fatesOf(result: RunResult): Fate[] {
	if (result.error !== undefined) return fatesOfStopped(result);
	const fates = new Map<number, Fate>();
	for (const item of [...result.success, ...result.failed]) {
		const index = indexOf(item);
		const { error, details } = item.json;
		const fate = error === undefined ? 'done' : fateOf(detailsOf(details).outcome);
		const before = fates.get(index);
		if (before !== undefined && (before !== 'done' || fate !== 'done')) {
			throw new Error(`item ${index} is told of twice: ${before}, ${fate}`);
		}
		fates.set(index, fate);
	}
	return result.input.map((_item, index) => {
		const fate = fates.get(index);
		if (fate === undefined) throw new Error(`item ${index} is not told of`);
		return fate;
	});
}

/** What an item that has failed says of itself, if the node lets it speak. */
export function detailsAt(result: RunResult, index: number): ItemDetails | undefined {
	if (result.error !== undefined) {
		const context = result.error.context ?? {};
		return context.itemIndex === index ? detailsOf(context.details) : undefined;
	}
	const item = [...result.success, ...result.failed].find((entry) => indexOf(entry) === index);
	return item === undefined ? undefined : detailsOf(item.json.details);
}
