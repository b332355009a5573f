import { compare } from '../../operations/constituent/compare/compare';
import type { Answers } from '../../operations/constituent/compare/compare';
import { comparableNames } from '../../operations/constituent/compare/parameterKinds';
import type { ItemResult } from '../../results/result';
import type { Params } from '../../../transport/call';
import { leafText } from '../../../transport/reply/data';
import type { FieldType } from '../../../parameters/record/list/knownFields';
import type { FieldList } from '../list/fieldList';
import type { CallToSend, LookFirst } from '../prepare';
import { ItemReads } from './itemReads';
import type { ItemReadsParts } from './itemReads';
import { LookKnowledge } from './knowledge';
import { lookAt } from './look';
import { previewOf, previewWithoutRecord } from './preview';
import { ComparisonReport } from './report';
import { withAction, writtenIds } from './written';

/**
 * Sends an item as it is.
 *
 * @param since when the reads for it began, in milliseconds since 1970; they share its time
 */
type SendItem = (item: CallToSend, since?: number) => Promise<ItemResult>;

/** How an item is sent after its record was read. */
interface AfterLook {
	/** All keys of the record that are known. */
	readonly keys?: Readonly<Params>;
	readonly since?: number;
	/** Names of proven differences; without them, nothing was compared. */
	readonly changed?: readonly string[];
}

/** The types of the site's fields by name. */
type FieldTypes = ReadonlyMap<string, FieldType>;

/** Compares the items of a run with their records, and sends what would change something. */
export class SkipUnchanged {
	private readonly knowledge = new LookKnowledge();

	private readonly report = new ComparisonReport();

	private types: Promise<FieldTypes | undefined> | undefined;

	constructor(
		private readonly parts: ItemReadsParts,
		private readonly send: SendItem,
		private readonly list: Pick<FieldList, 'get'>,
	) {}

	/** What the run has found, in words; undefined when there is nothing to tell. */
	hint(): string | undefined {
		return this.report.text();
	}

	/** Everything from one item to its result. Throws nothing. */
	async processItem(item: CallToSend): Promise<ItemResult> {
		const { lookFirst, call } = item;
		const { knowledge, report } = this;
		if (lookFirst === undefined) {
			knowledge.writes(call.params);
			return await this.sendAndRemember(item);
		}
		if (lookFirst.shown !== undefined) return await this.look(item, lookFirst);
		if (knowledge.isUselessToLook(call.params)) {
			report.notLooked();
			return await this.write(item);
		}
		const hasValues = comparableNames(call.params, lookFirst.notCompared).length > 0;
		if (hasValues && !knowledge.hasWritten(call.params)) return await this.look(item, lookFirst);
		report.notCompared();
		return await this.write(item);
	}

	private async look(item: CallToSend, lookFirst: LookFirst): Promise<ItemResult> {
		const types = await (this.types ??= this.readTypes());
		const reads = new ItemReads(this.parts, item);
		const look = await lookAt(reads, item, lookFirst, this.knowledge);
		const since = reads.startedAt;
		switch (look.kind) {
			case 'failure':
				return look;
			case 'record':
				return await this.decide(item, lookFirst, look.answers, types, since);
			case 'no record': {
				this.report.notCompared();
				if (lookFirst.shown === undefined) return await this.write(item, { since });
				const { params } = item.call;
				const isWritten = this.knowledge.hasWritten(params);
				const preview = previewWithoutRecord(item.call, look.found, isWritten);
				this.knowledge.writes(params);
				return { kind: 'items', items: [{ ...lookFirst.shown, ...preview }] };
			}
		}
	}

	/** What becomes of an item whose record was read. */
	private async decide(
		item: CallToSend,
		{ notCompared, shown }: LookFirst,
		answers: Answers,
		types: FieldTypes | undefined,
		since: number | undefined,
	): Promise<ItemResult> {
		const { knowledge, report } = this;
		const { params } = item.call;
		const comparison = compare(params, answers, {
			typeOf: (field) => types?.get(field),
			isVisible: (name) => knowledge.isVisible(name),
			notCompared,
		});
		knowledge.compared(comparison);
		const found = leafText(answers.record.cons_id);
		const cons_id = found === '' ? params.cons_id : found;
		const keys = cons_id === undefined ? params : { ...params, cons_id };
		// Another key of the same person may have been written while this record was read.
		const isUnchanged = comparison.kind === 'unchanged' && !knowledge.hasWritten(keys);
		const isSkipped = isUnchanged && cons_id !== undefined;
		report.compared(comparison, isSkipped);
		if (shown !== undefined) {
			if (!isSkipped) knowledge.writes(keys);
			const preview = previewOf(comparison, isSkipped);
			const items = [{ ...shown, ...preview }];
			return isSkipped ? { kind: 'items', items, unsent: 'unchanged' } : { kind: 'items', items };
		}
		if (isSkipped) {
			const items = [{ cons_id, message: '', action: 'unchanged' }];
			return { kind: 'items', items, unsent: 'unchanged' };
		}
		const changed = comparison.kind === 'unchanged' ? [] : comparison.changed;
		return await this.write(item, { keys, since, changed });
	}

	private async write(
		item: CallToSend,
		{ keys = item.call.params, since, changed }: AfterLook = {},
	): Promise<ItemResult> {
		// Before it is sent: another item of the same person may be read in the meantime.
		this.knowledge.writes(keys);
		return withAction(await this.sendAndRemember(item, since), changed);
	}

	/** An answer ties the keys of the item to the record's ID. */
	private async sendAndRemember(item: CallToSend, since?: number): Promise<ItemResult> {
		const result = await this.send(item, since);
		for (const cons_id of writtenIds(result)) this.knowledge.writes({ cons_id });
		return result;
	}

	/** Without the list an item can still be compared, only less of it. */
	private async readTypes(): Promise<FieldTypes | undefined> {
		const fields = await this.list.get();
		if (fields === undefined) this.report.typesMissing();
		return fields && new Map(fields.map(({ name, type }) => [name, type]));
	}
}
