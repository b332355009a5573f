import type { Answers } from '../../operations/constituent/compare/compare';
import { heldValue } from '../../operations/constituent/compare/heldValue';
import { lookFirst } from '../../operations/constituent/compare/lookFirst';
import type { Reads } from '../../operations/constituent/compare/lookFirst';
import { kindsOf } from '../../operations/constituent/compare/parameterKinds';
import type { ListMethod } from '../../operations/constituent/compare/parameterKinds';
import type { Failure } from '../../results/failure';
import type { CallFailure } from '../../../sending/context';
import { NO_MATCH, PERMISSION_CODES, SEVERAL_MATCH } from '../../../transport/errorCodes';
import type { DataObject } from '../../../transport/reply/data';
import type { CallToSend, LookFirst } from '../prepare';
import { isRefusedWith } from './itemReads';
import type { ItemReads } from './itemReads';
import type { LookKnowledge } from './knowledge';

/** What reading an item's record has brought. */
type Look =
	| { readonly kind: 'record'; readonly answers: Answers }
	/** No record has the key, or several have it: the site decides what becomes of the item. */
	| { readonly kind: 'no record'; readonly found: 0 | 'several' }
	| { readonly kind: 'failure'; readonly failure: Failure };

/** No requested field may be viewed. [vendor tables] */
const NOT_VIEWABLE: ReadonlySet<string> = new Set(['18']);
const RECORD_ANSWERS: ReadonlySet<string> = new Set([
	...NO_MATCH,
	...SEVERAL_MATCH,
	...NOT_VIEWABLE,
]);

/**
 * Codes that leave a list unproven. The record has just been read with the same login, so that the
 * permission codes mean the permission for the list, and not the login.
 */
const LIST_ANSWERS: ReadonlySet<string> = new Set([
	...PERMISSION_CODES,
	...NO_MATCH,
	...SEVERAL_MATCH,
]);

/** How many of the fields of the item, with the ID of the record, the reply lacks. */
function missingIn(record: DataObject, item: CallToSend, { notCompared }: LookFirst): number {
	const { params } = item.call;
	const fields = kindsOf(params).flatMap(([, kind]) =>
		kind.kind === 'field' && !notCompared.has(kind.field) ? [kind.field] : [],
	);
	const wanted = params.cons_id === undefined ? [...fields, 'cons_id'] : fields;
	return wanted.filter((field) => heldValue(record, field).kind === 'absent').length;
}

/**
 * The whole record, read once a run where a read by field names lacked something: some sites return
 * a field but do not know its name in `fields`. If so, later items read whole records too.
 *
 * @param record the answer to the read by name
 * @param readWhole reads the record without names; undefined when it cannot be read
 */
async function recordWithMissing(
	record: DataObject,
	knowledge: LookKnowledge,
	missingFrom: (record: DataObject) => number,
	readWhole: () => Promise<DataObject | undefined>,
): Promise<DataObject> {
	const missing = missingFrom(record);
	if (missing === 0) return record;
	if (knowledge.wholeRead !== undefined) {
		await knowledge.wholeRead;
		return knowledge.namesFields ? record : ((await readWhole()) ?? record);
	}
	const reading = readWhole();
	let better: DataObject | undefined;
	knowledge.wholeRead = reading.then((whole) => {
		if (whole === undefined || missingFrom(whole) >= missing) return;
		knowledge.namesFields = false;
		better = whole;
	});
	await knowledge.wholeRead;
	return better ?? record;
}

/** Reads the lists; one that the account may not read is not asked for again in this run. */
async function readLists(
	reads: ItemReads,
	lists: Reads['lists'],
	{ refusedLists }: LookKnowledge,
): Promise<{ readonly lists: Answers['lists'] } | { readonly failure: Failure }> {
	const answers: Partial<Record<ListMethod, DataObject>> = {};
	for (const list of lists) {
		if (refusedLists.has(list.method)) continue;
		const result = await reads.send(list, (failure) => isRefusedWith(LIST_ANSWERS, failure));
		if (result.kind === 'answered') {
			answers[list.method] = result.data;
			continue;
		}
		if (!isRefusedWith(LIST_ANSWERS, result)) {
			return { failure: reads.failure(list, result) };
		}
		if (isRefusedWith(PERMISSION_CODES, result)) refusedLists.add(list.method);
	}
	return { lists: answers };
}

/** Reads what an item would change. */
export async function lookAt(
	reads: ItemReads,
	item: CallToSend,
	options: LookFirst,
	knowledge: LookKnowledge,
): Promise<Look> {
	const { params } = item.call;
	const asked = lookFirst(params, options.notCompared, knowledge.namesFields);
	const whole = lookFirst(params, options.notCompared, false);
	if (asked === undefined || whole === undefined) return { kind: 'no record', found: 0 };
	const asksByName = 'fields' in asked.record.params;
	const isAnswer = (failure: CallFailure) => isRefusedWith(RECORD_ANSWERS, failure);
	let result = await reads.send(asked.record, isAnswer);
	if (result.kind === 'failed' && isRefusedWith(NOT_VIEWABLE, result) && asksByName) {
		knowledge.namesFields = false;
		result = await reads.send(whole.record, isAnswer);
	}
	if (result.kind === 'failed') {
		if (isRefusedWith(NO_MATCH, result)) return { kind: 'no record', found: 0 };
		if (isRefusedWith(SEVERAL_MATCH, result)) return { kind: 'no record', found: 'several' };
		// Nothing of the record is shown, so nothing is proven.
		if (isRefusedWith(NOT_VIEWABLE, result)) {
			return { kind: 'record', answers: { record: {}, lists: {} } };
		}
		return { kind: 'failure', failure: reads.failure(asked.record, result) };
	}
	const readWhole = async (): Promise<DataObject | undefined> => {
		const answer = await reads.send(whole.record, () => true);
		return answer.kind === 'answered' ? answer.data : undefined;
	};
	const record = asksByName
		? await recordWithMissing(
				result.data,
				knowledge,
				(one) => missingIn(one, item, options),
				readWhole,
			)
		: result.data;
	const lists = await readLists(reads, asked.lists, knowledge);
	if ('failure' in lists) return { kind: 'failure', failure: lists.failure };
	return { kind: 'record', answers: { record, lists: lists.lists } };
}
