import type { Comparison } from '../../operations/constituent/compare/compare';
import { kindsOf } from '../../operations/constituent/compare/parameterKinds';
import type { ListMethod } from '../../operations/constituent/compare/parameterKinds';
import type { Params } from '../../../transport/call';
import { identityKeys } from '../../../transport/identity';

/** So many items tell whether looking first makes sense. */
const LOOKS_TO_DECIDE = 10;

/** What a run learns about site and account while it compares items with their records. */
export class LookKnowledge {
	/** Whether the names of an item's fields are asked for; without them the whole record is read. */
	namesFields = true;

	/** Settled once a record was read whole, to see why a field was missing; undefined before. */
	wholeRead: Promise<void> | undefined;

	/** Lists that the account may not read. */
	readonly refusedLists = new Set<ListMethod>();

	/** Parameters whose fields an answer has shown. */
	private readonly visible = new Set<string>();

	/** Parameters whose fields some answer did not have. */
	private readonly missing = new Set<string>();

	private readonly written = new Set<string>();

	private looks = 0;

	private couldSkip = false;

	isVisible(name: string): boolean {
		return this.visible.has(name);
	}

	/** Whether nothing that was seen so far gives hope that the parameter can be proven in this run. */
	private isHopeless(name: string): boolean {
		return this.missing.has(name) && !this.visible.has(name);
	}

	/** Takes note of what one comparison has shown. */
	compared(comparison: Comparison): void {
		for (const name of comparison.shown) this.visible.add(name);
		const unproven = comparison.kind === 'unchanged' ? [] : comparison.unproven;
		for (const { name, reason } of unproven) if (reason === 'not shown') this.missing.add(name);
		const isHopeless = unproven.some(
			({ name, reason }) =>
				reason === 'write-only' || reason === 'not read' || this.isHopeless(name),
		);
		this.looks += 1;
		if (!isHopeless) this.couldSkip = true;
	}

	/**
	 * Whether an item need not be looked at: the first ten have shown that nothing can be skipped, and
	 * this one has a parameter too that can never be proven.
	 */
	isUselessToLook(params: Readonly<Params>): boolean {
		if (this.couldSkip || this.looks < LOOKS_TO_DECIDE) return false;
		return kindsOf(params).some(([name, kind]) => {
			if (kind.kind === 'list') return this.refusedLists.has(kind.method);
			return kind.kind === 'write-only' || this.isHopeless(name);
		});
	}

	/** Takes note that a record is about to be written, or was; by all keys that are known of it. */
	writes(params: Readonly<Params>): void {
		for (const key of identityKeys(params)) this.written.add(key);
	}

	/**
	 * Whether this run has written the record already, or perhaps has. What is read of it then may be
	 * older than that: a row that sets the old value again would be lost.
	 */
	hasWritten(params: Readonly<Params>): boolean {
		return this.written.size > 0 && identityKeys(params).some((key) => this.written.has(key));
	}
}
