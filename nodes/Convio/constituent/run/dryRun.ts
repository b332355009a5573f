import type { IDataObject } from 'n8n-workflow';

import { quote } from '../../parameters/input';
import type { Hint, ItemInput } from '../../parameters/input';
import { readDryRun, readIncludeInputFields } from '../../parameters/options/read';
import { formBody, isSecretParameter } from '../../transport/call';
import type { ServerApiCall } from '../../transport/call';
import { HIDDEN } from '../../transport/credential/redact';
import type { Operation } from '../operations/operation';
import type { Failure } from '../results/failure';

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
export function shownCall(call: ServerApiCall, hints: readonly Hint[]): IDataObject {
	const { method, ...parameters } = Object.fromEntries(formBody(call));
	for (const name of Object.keys(parameters)) {
		if (isSecretParameter(name)) parameters[name] = HIDDEN;
	}
	const changes = changesIn(hints);
	return { dryRun: true, method, parameters, ...(changes === undefined ? {} : { changes }) };
}

/** The fields of the input item, for an item whose options may be what is wrong with it. */
function inputFields({ read, json }: ItemInput): Readonly<IDataObject> | undefined {
	try {
		return readIncludeInputFields(read) ? json : undefined;
	} catch {
		return undefined;
	}
}

/** If 'Dry Run' itself is invalid, the item is a failure like any other; it is not sent either way. */
export function isDryRun({ read }: ItemInput): boolean {
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
export function shownProblems(
	{ method }: Operation,
	input: ItemInput,
	{ identity, problems = [] }: Failure,
): IDataObject {
	return {
		...inputFields(input),
		problems: problems.map((problem) => ({ ...problem })),
		...(identity === undefined ? {} : { identity: { ...identity } }),
		dryRun: true,
		method,
	};
}
