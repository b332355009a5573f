import type { IDataObject } from 'n8n-workflow';

import { identityGiven } from '../../parameters/fields/identity';
import type { Hint, ItemInput } from '../../parameters/input';
import {
	readAllowIncomplete,
	readDryRun,
	readIncludeInputFields,
	readRetryPolicy,
	readSettings,
	readSkipUnchanged,
} from '../../parameters/options/read';
import type { SiteField } from '../../parameters/record/list/siteFields';
import type { RetryPolicy, ServerApiCall } from '../../transport/call';
import { fieldOf } from '../operations/constituent/compare/parameterKinds';
import type { Operation, PreparedCall } from '../operations/operation';
import { failureOf } from '../results/failure';
import type { Failure } from '../results/failure';
import type { BareInput } from './itemInputs';
import { isDryRun, shownCall, shownProblems } from './dryRun';

/** An item that is to be sent. */
export interface CallToSend {
	readonly kind: 'call';
	readonly call: ServerApiCall;
	readonly policy: RetryPolicy;
	/** How to read the list and the items in the reply, with what it needs of the item. */
	readonly prepared: PreparedCall;
	/** Whether a list that is known not to be whole is a result all the same. */
	readonly allowsIncomplete: boolean;
	/** The fields of the input item, where they are wanted beside the result. */
	readonly inputFields?: Readonly<IDataObject>;
	/** For an item that is left out if the record holds all of it already. */
	readonly lookFirst?: LookFirst;
}

/** How an item is compared with its record before it is sent. */
export interface LookFirst {
	/** Fields that do not count, by the names that the record has for them. */
	readonly notCompared: ReadonlySet<string>;
	/** What a dry run shows; nothing but reads is sent then. */
	readonly shown?: IDataObject;
}

/** An item before anything is sent. */
export type PreparedItem =
	| CallToSend
	/** To be shown, not sent. */
	| {
			readonly kind: 'dry run';
			readonly shown: IDataObject;
			/** Undefined for an item that could not be sent. */
			readonly call?: ServerApiCall;
	  }
	| { readonly kind: 'failure'; readonly failure: Failure };

/** An item that was read, with what it has to tell. */
export interface Preparation {
	readonly item: PreparedItem;
	readonly hints: readonly Hint[];
}

function lookFirstOf(
	{ skipsUnchanged }: Operation,
	{ read }: ItemInput,
): Pick<LookFirst, 'notCompared'> | undefined {
	const names = skipsUnchanged === true ? readSkipUnchanged(read) : undefined;
	return names === undefined ? undefined : { notCompared: new Set(names.map(fieldOf)) };
}

/** The call that an item becomes, or why it becomes none. */
export function prepare(
	operation: Operation,
	input: BareInput,
	siteFields?: readonly SiteField[],
): Preparation {
	const hints: Hint[] = [];
	const item = itemOf(operation, { ...input, siteFields, hint: (hint) => hints.push(hint) }, hints);
	return { item, hints };
}

function itemOf(operation: Operation, input: ItemInput, hints: readonly Hint[]): PreparedItem {
	try {
		const { read } = input;
		const prepared = operation.prepare(input);
		const { method } = operation;
		const call: ServerApiCall = { method, params: prepared.params, settings: readSettings(read) };
		const isRehearsed = readDryRun(read);
		const compared = lookFirstOf(operation, input);
		// Read for a dry run as well: it would miss a wrong option otherwise, which the real run refuses.
		const allowsIncomplete = readAllowIncomplete(read);
		const policy = readRetryPolicy(read);
		const wanted = readIncludeInputFields(read) ? input.json : undefined;
		const shown = isRehearsed ? { ...wanted, ...shownCall(call, hints) } : undefined;
		if (shown !== undefined && compared === undefined) return { kind: 'dry run', shown, call };
		const lookFirst = compared === undefined ? undefined : { ...compared, shown };
		return {
			kind: 'call',
			call,
			policy,
			prepared,
			allowsIncomplete,
			lookFirst,
			inputFields: wanted,
		};
	} catch (error) {
		const identity = identityGiven(input.read);
		const failure = failureOf({ kind: 'input', error, identity });
		return isDryRun(input)
			? { kind: 'dry run', shown: shownProblems(operation, input, failure) }
			: { kind: 'failure', failure };
	}
}
