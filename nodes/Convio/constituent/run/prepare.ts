import type { IDataObject } from 'n8n-workflow';

import { identityGiven } from '../../parameters/fields/identity';
import { quote } from '../../parameters/input';
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
import type { Clock } from '../../sending/clock';
import { formBody, isSecretParameter } from '../../transport/call';
import type { RetryPolicy, ServerApiCall } from '../../transport/call';
import { HIDDEN } from '../../transport/credential/redact';
import { fieldOf } from '../operations/constituent/compare/parameterKinds';
import type { Operation, PreparedCall } from '../operations/operation';
import { CANCELLED, failureOf } from '../results/failure';
import type { Failure } from '../results/failure';
import type { BareInput } from './itemInputs';

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

/** A value as an item can hold it. */
function plain(value: unknown): IDataObject[string] {
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
		return value;
	}
	return value === null || value === undefined ? null : quote(value).slice(1, -1);
}

/** What was cleaned or converted, by the name of the parameter. */
function changesIn(hints: readonly Hint[]): IDataObject | undefined {
	const changed = hints.flatMap((hint) => (hint.kind === 'changed value' ? [hint] : []));
	if (changed.length === 0) return undefined;
	return Object.fromEntries(
		changed.map(({ parameter, from, to }) => [parameter, { from: plain(from), to }]),
	);
}

/**
 * What a dry run shows of a call: everything that would be sent, but the secrets that the credential
 * adds, and a constituent's new password.
 */
function shownCall(call: ServerApiCall, hints: readonly Hint[]): IDataObject {
	const { method, ...parameters } = Object.fromEntries(formBody(call));
	for (const name of Object.keys(parameters)) {
		if (isSecretParameter(name)) parameters[name] = HIDDEN;
	}
	const changes = changesIn(hints);
	return { dryRun: true, method, parameters, ...(changes === undefined ? {} : { changes }) };
}

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
		return isRehearsal(input)
			? { kind: 'dry run', shown: { ...inputFields(input), ...shownProblems(operation, failure) } }
			: { kind: 'failure', failure };
	}
}

/** The fields of the input item, for an item whose options may be what is wrong with it. */
function inputFields({ read, json }: ItemInput): Readonly<IDataObject> | undefined {
	try {
		return readIncludeInputFields(read) ? json : undefined;
	} catch {
		return undefined;
	}
}

/** A dry run that cannot be read is no dry run, but nothing is sent then either. */
function isRehearsal({ read }: ItemInput): boolean {
	try {
		return readDryRun(read);
	} catch {
		return false;
	}
}

/**
 * What a dry run shows of an item that could not be sent: all that is wrong with it, and that first, since
 * n8n's table shows the first columns only.
 */
function shownProblems({ method }: Operation, { identity, problems = [] }: Failure): IDataObject {
	return {
		problems: problems.map((problem) => ({ ...problem })),
		...(identity === undefined ? {} : { identity: { ...identity } }),
		dryRun: true,
		method,
	};
}

const CANCELLED_ITEM: PreparedItem = { kind: 'failure', failure: CANCELLED };

/** So many items are prepared in one go; expressions take time, and n8n has other work to do. */
const ITEMS_IN_ONE_GO = 100;

/**
 * Prepares all items, with room for the rest of the process in between.
 *
 * @returns one entry for each item, in input order
 */
export async function prepareAll(
	prepareAt: (index: number) => PreparedItem | Promise<PreparedItem>,
	count: number,
	clock: Clock,
	signal: AbortSignal,
): Promise<PreparedItem[]> {
	const prepared: PreparedItem[] = [];
	for (let index = 0; index < count; index += 1) {
		if (index > 0 && index % ITEMS_IN_ONE_GO === 0) await clock.wait(1, signal);
		const item = signal.aborted ? CANCELLED_ITEM : prepareAt(index);
		// Waiting for what is there already would take longer than preparing it.
		prepared.push(item instanceof Promise ? await item : item);
	}
	return prepared;
}
