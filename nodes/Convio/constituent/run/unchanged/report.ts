import type { Comparison, UnprovenReason } from '../../operations/constituent/compare/compare';

const MOST_NAMES = 5;

function plural(count: number, one: string): string {
	return `${count.toLocaleString('en-US')} ${one}${count === 1 ? '' : 's'}`;
}

/** Names with how often each was met, the most frequent first. */
class Tally {
	private readonly counts = new Map<string, number>();

	add(name: string): void {
		this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
	}

	get isEmpty(): boolean {
		return this.counts.size === 0;
	}

	text(): string {
		const sorted = [...this.counts].sort(([, a], [, b]) => b - a);
		const shown = sorted
			.slice(0, MOST_NAMES)
			.map(([name, count]) => `${name} (${count.toLocaleString('en-US')})`);
		const more = sorted.length - shown.length;
		return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
	}
}

/** Why a parameter was sent, and what can be done about it. */
const REASONS: Readonly<Record<UnprovenReason, readonly [before: string, after: string]>> = {
	'write-only': ['Always sent, because no response of the site can show it: ', '.'],
	'not shown': [
		'Sent, because the record read does not show it: ',
		'. The API administrator account may change it, but perhaps not view it; give it the right to view it.',
	],
	'in nil container': [
		'Cleared, because an empty field cannot be told from one that the account may not view: ',
		'.',
	],
	'not read': [
		'Sent, because the account may not read the list of it: ',
		'. Give it the permission for groups and interests.',
	],
	'not comparable': ['Sent, because what the record holds cannot be compared with it: ', '.'],
};

/** Counts what *Skip Unchanged* has found in a run, and tells it to the person who looks at it. */
export class ComparisonReport {
	private items = 0;

	private unchanged = 0;

	private notLookedAt = 0;

	private hasNoTypes = false;

	private readonly changed = new Tally();

	private readonly unproven = new Map<UnprovenReason, Tally>();

	/** Takes note of an item that was sent, or would be, without a comparison. */
	notCompared(): void {
		this.items += 1;
	}

	/** Takes note of an item that was not looked at any more, since nothing could be skipped. */
	notLooked(): void {
		this.items += 1;
		this.notLookedAt += 1;
	}

	/** Takes note that the list of fields, which tells their types, could not be read. */
	typesMissing(): void {
		this.hasNoTypes = true;
	}

	compared(comparison: Comparison, isSkipped: boolean): void {
		this.items += 1;
		if (isSkipped) this.unchanged += 1;
		if (comparison.kind === 'unchanged') return;
		for (const name of comparison.changed) this.changed.add(name);
		for (const { name, reason } of comparison.unproven) {
			const tally = this.unproven.get(reason) ?? new Tally();
			tally.add(name);
			this.unproven.set(reason, tally);
		}
	}

	/** @returns undefined when there was nothing to compare */
	text(): string | undefined {
		if (this.items === 0) return undefined;
		const unchanged = this.unchanged.toLocaleString('en-US');
		const sentences = [
			`Skip Unchanged: ${unchanged} of ${plural(this.items, 'item')} unchanged, with nothing to send.`,
		];
		if (!this.changed.isEmpty) {
			sentences.push(
				`Differed most: ${this.changed.text()}. If a field differs in every run, the site may rewrite it, as it does with addresses; 'Fields Not Compared' leaves it out.`,
			);
		}
		for (const [reason, tally] of this.unproven) {
			const [before, after] = REASONS[reason];
			sentences.push(`${before}${tally.text()}${after}`);
		}
		if (this.notLookedAt > 0) {
			sentences.push(
				`None of the first items could be skipped, so ${plural(this.notLookedAt, 'further item')} with such a parameter ${this.notLookedAt === 1 ? 'was' : 'were'} sent without reading the record.`,
			);
		}
		if (this.hasNoTypes) {
			sentences.push(
				"The site's list of fields could not be read, so only texts that are exactly the same were taken for unchanged.",
			);
		}
		return sentences.join(' ');
	}
}
