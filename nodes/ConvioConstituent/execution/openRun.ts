import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../operations/operation';
import type { ItemInput } from '../parameters/input';
import { readRetryPolicy, readSettings } from '../parameters/options';
import type { SiteField } from '../parameters/siteFields';
import { connect } from '../transport/connect';
import { systemClock } from './clock';
import { failureOfInput, failureOfSent } from './failure';
import type { Failure } from './failure';
import { gateOf } from './gate';
import { sendSafely } from './sender';
import type { SenderParts } from './sender';
import { siteFields } from './siteFields';
import type { Tally } from './tally';

/** A run that can send, with the site's fields where the operation needs them. */
export interface OpenRun {
	readonly kind: 'open';
	readonly parts: SenderParts;
	readonly fields?: readonly SiteField[];
}

/** The site's fields, or why they could not be had. */
async function readFields(
	parts: SenderParts,
	{ read }: ItemInput,
): Promise<readonly SiteField[] | Failure> {
	const settings = readSettings(read);
	let tries = 0;
	const fields = await siteFields(
		parts.connection,
		async (call) => {
			const sent = await sendSafely(parts, call);
			tries = sent.tries;
			return sent.reply;
		},
		settings,
		parts.clock.now(),
	);
	if (!('kind' in fields)) return fields;
	const call = { method: 'listUserFields', params: {}, settings } as const;
	const failure = failureOfSent(call, fields, { ambiguous: false, tries });
	const why = 'Automatic mapping needs the list of the fields of the site.';
	return { ...failure, description: `${why} ${failure.description}` };
}

/**
 * Gets together what all items of a run share: one connection, one decryption, the site's gate.
 *
 * @param first the first item, for what cannot vary by item
 * @returns the failure of every item when there is no sense in beginning
 */
export async function openRun(
	context: IExecuteFunctions,
	operation: Operation,
	first: ItemInput,
	tally: Tally,
	stop: AbortSignal,
): Promise<OpenRun | { readonly kind: 'failure'; readonly failure: Failure }> {
	try {
		const connection = await connect(context);
		const parts: SenderParts = {
			connection,
			gate: gateOf(connection.siteBase, systemClock),
			policy: readRetryPolicy(first.read),
			clock: systemClock,
			stop,
			random: Math.random,
			tally,
		};
		if (operation.needsSiteFields?.(first.read) !== true) return { kind: 'open', parts };
		const fields = await readFields(parts, first);
		if ('message' in fields) return { kind: 'failure', failure: fields };
		return { kind: 'open', parts, fields };
	} catch (error) {
		return { kind: 'failure', failure: failureOfInput(error) };
	}
}
