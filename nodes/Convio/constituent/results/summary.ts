import type { NodeExecutionHint } from 'n8n-workflow';

import type { Hint } from '../../parameters/input';
import type { Tried } from '../../sending/context';
import type { Failure } from './failure';

const MOST_COLUMNS = 20;

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

	private readonly unusedColumns = new Set<string>();

	private readonly texts = new Set<string>();

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

	readonly hint = (hint: Hint): void => {
		if (hint.kind === 'unused column') this.unusedColumns.add(hint.column);
		else this.texts.add(hint.text);
	};

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
		if (this.unusedColumns.size > 0) {
			hints.push({ message: this.unusedText(), type: 'warning', location: 'outputPane' });
		}
		for (const message of this.texts) {
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

	private unusedText(): string {
		const columns = [...this.unusedColumns];
		const shown = columns.slice(0, MOST_COLUMNS).map((column) => `'${column}'`);
		const more = columns.length > MOST_COLUMNS ? ` and ${columns.length - MOST_COLUMNS} more` : '';
		return `Columns left out by 'Map Automatically', because it can update no field of that name: ${shown.join(', ')}${more}`;
	}
}
