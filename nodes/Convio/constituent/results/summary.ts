import type { NodeExecutionHint } from 'n8n-workflow';

import type { Hint } from '../../parameters/input';
import type { Tried } from '../../sending/context';
import type { Conflict } from './conflicts';
import type { Failure } from './failure';
import { ItemHints } from './hints';
import type { ItemResult } from './result';
import { ranges } from './stoppedNode';

function numberOf(count: number): string {
	return count.toLocaleString('en-US');
}

function plural(count: number, one: string, many = `${one}s`): string {
	return `${numberOf(count)} ${count === 1 ? one : many}`;
}

function causeOf({ code, method }: Failure): string {
	if (code !== undefined) return code === '' ? 'without a code' : `with code ${code}`;
	return method === undefined ? 'before sending' : 'without a response';
}

/** What the items of a run were for, in the words of its hint. */
type Purpose = 'read' | 'write' | 'dry run';

/** Counts what happens during a run, and sums it up for the person who looks at it. */
export class RunSummary {
	private retries = 0;

	private throttles = 0;

	private saved = 0;

	private unchanged = 0;

	/** Items of a dry run that would have been sent. */
	private rehearsed = 0;

	/** Items of a dry run that could not have been sent. */
	private faulty = 0;

	/** Reads that were answered and found nothing. */
	private empty = 0;

	private notDone = 0;

	private unknown = 0;

	/** What the run is for; known when its items are prepared. */
	purpose: Purpose = 'read';

	private readonly failures = new Map<string, number>();

	private readonly itemHints = new ItemHints();

	private readonly conflictTexts: string[] = [];

	private readonly infos = new Set<string>();

	/** Takes note of a request that has ended. */
	tried({ reply, isRepeat }: Tried): void {
		if (isRepeat) this.retries += 1;
		if (reply.kind === 'throttled') this.throttles += 1;
	}

	/** Takes note of what became of one item. */
	ended(result: ItemResult): void {
		if (result.kind === 'failure') {
			this.failed(result.failure);
			return;
		}
		if (this.purpose === 'read' && result.items.length === 0) this.empty += 1;
		if (result.unsent === 'faulty') this.faulty += 1;
		else if (result.unsent === 'rehearsed') this.rehearsed += 1;
		else if (result.unsent === 'unchanged') this.unchanged += 1;
		else this.saved += 1;
	}

	private failed(failure: Failure): void {
		const cause = causeOf(failure);
		this.failures.set(cause, (this.failures.get(cause) ?? 0) + 1);
		if (failure.outcome === 'unknown') this.unknown += 1;
		else this.notDone += 1;
	}

	/** Takes what one item has to tell. */
	item(hints: readonly Hint[]): void {
		this.itemHints.add(hints);
	}

	/** Takes note of fields that items of one constituent set to different values. */
	conflicts(found: readonly Conflict[]): void {
		const fieldsOf = new Map<string, string[]>();
		for (const { field, items } of found) {
			const where = ranges(items);
			fieldsOf.set(where, [...(fieldsOf.get(where) ?? []), `'${field}'`]);
		}
		for (const [where, fields] of fieldsOf) {
			this.conflictTexts.push(
				`Items of the same constituent set ${fields.join(', ')} to different values, and the last one wins: [items ${where}]`,
			);
		}
	}

	/** Takes what is worth knowing although nothing is wrong. */
	readonly info = (text: string): void => {
		this.infos.add(text);
	};

	/**
	 * The execution hints. A run of one item that went well has no count, except a dry run: without it,
	 * a dry run could be taken for the real one.
	 */
	hints(): NodeExecutionHint[] {
		const { saved, rehearsed, unchanged, faulty, notDone, unknown } = this;
		const itemCount = saved + rehearsed + unchanged + faulty + notDone + unknown;
		const wrong = faulty + notDone + unknown;
		const hints: NodeExecutionHint[] = [];
		const eventful = this.retries > 0 || this.throttles > 0 || wrong > 0;
		if (eventful || itemCount > 1 || this.purpose === 'dry run') {
			const message = this.purpose === 'dry run' ? this.dryRunCounted() : this.counted();
			hints.push({ message, type: wrong > 0 ? 'warning' : 'info', location: 'outputPane' });
		}
		// Without this, somebody who is in no group would be missing from the output without a word.
		const nothing = this.empty > 0 ? [`Nothing was found for ${plural(this.empty, 'item')}`] : [];
		for (const message of [...nothing, ...this.infos]) {
			hints.push({ message, type: 'info', location: 'outputPane' });
		}
		for (const message of [...this.itemHints.messages(itemCount), ...this.conflictTexts]) {
			hints.push({ message, type: 'warning', location: 'outputPane' });
		}
		return hints;
	}

	private dryRunCounted(): string {
		const wrong = this.faulty + this.notDone;
		const unchanged = this.unchanged === 0 ? '' : `, ${numberOf(this.unchanged)} unchanged`;
		const problems = wrong === 0 ? '' : `, ${numberOf(wrong)} would not`;
		return `Dry run: ${numberOf(this.rehearsed)} would be sent${unchanged}${problems}. Nothing was changed. The site may still refuse what looks right here.`;
	}

	private counted(): string {
		const word = this.purpose === 'write' ? 'saved' : 'read';
		const dry = this.rehearsed + this.faulty;
		const causes = [...this.failures].map(([cause, count]) => `${numberOf(count)} ${cause}`);
		return [
			[
				`${numberOf(this.saved)} ${word}`,
				...(this.unchanged > 0 ? [`${numberOf(this.unchanged)} unchanged`] : []),
				...(dry > 0 ? [`${numberOf(dry)} only checked by 'Dry Run'`] : []),
				...(this.notDone > 0 ? [`${numberOf(this.notDone)} not ${word}`] : []),
				...(this.unknown > 0 ? [`${numberOf(this.unknown)} perhaps ${word}`] : []),
			].join(', '),
			...(causes.length > 0 ? [`failed: ${causes.join(', ')}`] : []),
			...(this.retries > 0 ? [plural(this.retries, 'retry', 'retries')] : []),
			...(this.throttles > 0 ? [`${plural(this.throttles, 'pause')} asked for by the site`] : []),
		].join('; ');
	}
}
