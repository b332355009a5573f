import type { NodeExecutionHint } from 'n8n-workflow';

import type { Hint } from '../../parameters/input';
import type { Tried } from '../../sending/context';
import type { Conflict } from './conflicts';
import type { Failure } from './failure';
import { ItemHints } from './hints';
import { ranges } from './stoppedNode';

function plural(count: number, one: string, many = `${one}s`): string {
	return `${count} ${count === 1 ? one : many}`;
}

function causeOf({ code, method }: Failure): string {
	if (code !== undefined) return code === '' ? 'without a code' : `with code ${code}`;
	return method === undefined ? 'before sending' : 'without a response';
}

/** Counts what happens during a run, and sums it up for the person who looks at it. */
export class RunSummary {
	private calls = 0;

	private retries = 0;

	private throttles = 0;

	private unknown = 0;

	private readonly failures = new Map<string, number>();

	private readonly itemHints = new ItemHints();

	private readonly conflictTexts: string[] = [];

	private readonly infos = new Set<string>();

	/** Takes note of a request that has ended. */
	tried({ reply, isRepeat }: Tried): void {
		this.calls += 1;
		if (isRepeat) this.retries += 1;
		if (reply.kind === 'throttled') this.throttles += 1;
	}

	failed(failure: Failure): void {
		const cause = causeOf(failure);
		this.failures.set(cause, (this.failures.get(cause) ?? 0) + 1);
		if (failure.outcome === 'unknown') this.unknown += 1;
	}

	/** Takes what one item has to tell. */
	item(hints: readonly Hint[]): void {
		this.itemHints.add(hints);
	}

	/** Takes note of fields that items of one constituent set to different values. */
	conflicts(found: readonly Conflict[]): void {
		for (const { field, items } of found) {
			this.conflictTexts.push(
				`Items of the same constituent set '${field}' to different values, and the last one wins: [items ${ranges(items)}]`,
			);
		}
	}

	/** Takes what is worth knowing although nothing is wrong. */
	readonly info = (text: string): void => {
		this.infos.add(text);
	};

	/** Execution hints: nothing for a run in which one item went well. */
	hints(itemCount: number): NodeExecutionHint[] {
		const hints: NodeExecutionHint[] = [];
		const eventful = this.retries > 0 || this.throttles > 0 || this.failures.size > 0;
		if (eventful || itemCount > 1) {
			hints.push({
				message: this.summary(itemCount),
				type: this.failures.size > 0 ? 'warning' : 'info',
				location: 'outputPane',
			});
		}
		for (const message of this.infos) {
			hints.push({ message, type: 'info', location: 'outputPane' });
		}
		for (const message of [...this.itemHints.messages(itemCount), ...this.conflictTexts]) {
			hints.push({ message, type: 'warning', location: 'outputPane' });
		}
		return hints;
	}

	private summary(itemCount: number): string {
		const failed = [...this.failures].map(([cause, count]) => `${count} ${cause}`).join(', ');
		return [
			`${plural(itemCount, 'item')}: ${plural(this.calls, 'request')} sent`,
			...(this.retries > 0 ? [plural(this.retries, 'retry', 'retries')] : []),
			...(this.throttles > 0 ? [`${plural(this.throttles, 'pause')} asked for by the site`] : []),
			failed === '' ? 'none failed' : `failed: ${failed}`,
			...(this.unknown > 0 ? [`outcome unknown: ${this.unknown}`] : []),
		].join('; ');
	}
}
