import type { Params } from '../../../../transport/call';
import type { FieldType } from '../../../../parameters/record/list/knownFields';
import { plainId } from '../../../../transport/identity';
import { leafText } from '../../../../transport/reply/data';
import type { DataObject } from '../../../../transport/reply/data';
import { heldValue } from './heldValue';
import { compareIds } from './joinedLists';
import { fieldOf, kindsOf } from './parameterKinds';
import type { ListMethod, ParameterKind } from './parameterKinds';
import { compareValue } from './sameValue';
import type { ComparedAs, Verdict } from './sameValue';

/** Why a parameter is sent although no difference is proven. */
export type UnprovenReason =
	/** No answer can ever tell. */
	| 'write-only'
	/** The answer does not have the field. */
	| 'not shown'
	/** It would be cleared, and what it is a part of is nil: it is empty, or hidden. */
	| 'in nil container'
	/** The list that would tell could not be read. */
	| 'not read'
	/** The answer has something that cannot be compared with what would be sent. */
	| 'not comparable';

interface Unproven {
	readonly name: string;
	readonly reason: UnprovenReason;
}

/** What a comparison of an item with its record has brought. Names are those of the parameters. */
export type Comparison = {
	/** Fields that the answer has shown, and that the account may therefore view. */
	readonly shown: readonly string[];
} & (
	| { readonly kind: 'unchanged' }
	| {
			readonly kind: 'to be sent';
			/** Proven differences. */
			readonly changed: readonly string[];
			readonly unproven: readonly Unproven[];
	  }
);

/** What the site has answered about one constituent. */
export interface Answers {
	/** The content of the `getUser` answer. */
	readonly record: DataObject;
	/** The lists that could be read. */
	readonly lists: Readonly<Partial<Record<ListMethod, DataObject>>>;
}

/** What is known about the fields of the site. */
interface FieldKnowledge {
	/** The type that the site gives a field; undefined where its list does not have it. */
	typeOf(field: string): FieldType | undefined;
	/** Whether another record has shown that the account may view the field of a parameter. */
	isVisible(name: string): boolean;
	/** Fields that the person has taken out of the comparison. */
	readonly notCompared: ReadonlySet<string>;
}

const ADDRESSES: ReadonlySet<string> = new Set([
	'email.primary_address',
	'email.secondary_address',
]);

/** What was found out about one parameter. */
type Finding =
	| { readonly kind: 'not compared' }
	| { readonly kind: 'unproven'; readonly reason: UnprovenReason; readonly isShown: boolean }
	| { readonly kind: 'same' | 'differs'; readonly isShown: boolean };

function finding(verdict: Verdict, reason: UnprovenReason, isShown: boolean): Finding {
	return verdict === 'unclear' ? { kind: 'unproven', reason, isShown } : { kind: verdict, isShown };
}

function findList(method: ListMethod, sent: string, { lists }: Answers): Finding {
	const answer = lists[method];
	if (answer === undefined) return finding('unclear', 'not read', false);
	return finding(compareIds(method, sent, answer), 'not comparable', false);
}

function findField(
	name: string,
	field: string,
	sent: string,
	{ record }: Answers,
	{ typeOf, isVisible }: FieldKnowledge,
): Finding {
	const held = heldValue(record, field);
	const type: ComparedAs | undefined = ADDRESSES.has(field) ? 'address' : typeOf(field);
	const verdict = compareValue(type, sent, held, isVisible(name));
	switch (held.kind) {
		case 'absent':
			return finding(verdict, 'not shown', false);
		case 'nil container':
			return finding(verdict, 'in nil container', false);
		case 'empty':
		case 'text':
		case 'unreadable':
			return finding(verdict, 'not comparable', true);
	}
}

function find(
	name: string,
	kind: ParameterKind,
	sent: string,
	answers: Answers,
	knowledge: FieldKnowledge,
): Finding {
	const { notCompared } = knowledge;
	switch (kind.kind) {
		case 'key':
		case 'no value':
			return { kind: 'not compared' };
		case 'write-only':
			return finding('unclear', 'write-only', false);
		case 'list':
			if (notCompared.has(name)) return { kind: 'not compared' };
			return findList(kind.method, sent, answers);
		case 'field':
			if (notCompared.has(kind.field)) return { kind: 'not compared' };
			return findField(name, kind.field, sent, answers, knowledge);
	}
}

/** Without this, an answer about somebody else would prove that nothing is to be sent. */
function isOtherRecord({ cons_id }: Readonly<Params>, record: DataObject): boolean {
	const found = leafText(record.cons_id);
	return cons_id !== undefined && found !== '' && plainId(cons_id) !== plainId(found);
}

/**
 * Whether everything that would be sent is in the record already. What is not proven is sent: a wrong
 * "changed" costs one entry in a log, a wrong "unchanged" loses somebody's data.
 *
 * @param params the wire texts that would be sent
 */
export function compare(
	params: Readonly<Params>,
	answers: Answers,
	knowledge: FieldKnowledge,
): Comparison {
	const isOther = isOtherRecord(params, answers.record);
	/** By field: the address may come in two parameters. */
	const changed = new Map<string, string>();
	const unproven: Unproven[] = [];
	const shown: string[] = [];
	let same = 0;
	for (const [name, kind] of kindsOf(params)) {
		const found = find(name, kind, params[name] ?? '', answers, knowledge);
		if (found.kind === 'not compared') continue;
		if (found.isShown) shown.push(name);
		if (found.kind === 'unproven') unproven.push({ name, reason: found.reason });
		else if (isOther) unproven.push({ name, reason: 'not comparable' });
		else if (found.kind === 'same') same += 1;
		else if (!changed.has(fieldOf(name))) changed.set(fieldOf(name), name);
	}
	// An item without anything to compare has proven nothing.
	return same > 0 && changed.size === 0 && unproven.length === 0
		? { kind: 'unchanged', shown }
		: { kind: 'to be sent', changed: [...changed.values()], unproven, shown };
}
