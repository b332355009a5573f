import type { IPollFunctions } from 'n8n-workflow';

import { MOST_MEMBERS } from '../parameters/fields/group';
import { readCollection } from '../parameters/input';
import type { ItemInput, ReadParameter } from '../parameters/input';
import { readAll } from '../parameters/parameter';
import type { ServerApiCall } from '../transport/call';
import { options, parameters } from './form';
import type { TriggerEvent } from './form';

/** What a person has set, with the call that it makes. */
export interface Settings {
	readonly event: TriggerEvent;
	readonly group: string;
	/** Center ID; empty for none. */
	readonly center: string;
	readonly emitPresentAtFirst: boolean;
	readonly call: ServerApiCall;
}

/** The ID is always asked for: without it nobody can be told apart. */
function fieldsOf(event: TriggerEvent, chosen: string | undefined): string {
	const names = event === 'left' || chosen === undefined ? [] : chosen.split(',');
	return ['cons_id', ...names.filter((name) => name !== 'cons_id')].join(',');
}

/** A trigger has no items; its parameters are read as those of one item without data. */
function inputOf(context: IPollFunctions, read: ReadParameter): ItemInput {
	return { read, readRaw: read, json: {}, timeZone: context.getTimezone(), hint: () => {} };
}

/** @throws InputError when what the person has given cannot be right */
export function readTriggerSettings(context: IPollFunctions): Settings {
	const read: ReadParameter = (name) => context.getNodeParameter(name, null);
	const { event, group } = readAll(parameters, inputOf(context, read));
	const chosen = readCollection(read, 'options');
	const own = readAll(
		options,
		inputOf(context, (name) => chosen[name]),
	);
	const params = { ...own.center, group_id: group };
	const fields = fieldsOf(event, own.fields.fields);
	return {
		event,
		group,
		center: own.center.center_id ?? '',
		emitPresentAtFirst: own.emitPresentAtFirst,
		call: {
			...(event === 'rebuilt'
				? { method: 'getGroupInfo', params }
				: {
						method: 'getGroupMembers',
						params: { ...params, fields, max_number: String(MOST_MEMBERS) },
					}),
			settings: { format: 'json', suppressResponseCodes: false, timeoutMs: own.timeout },
		},
	};
}
