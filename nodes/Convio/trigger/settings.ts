import type { IPollFunctions } from 'n8n-workflow';

import { centerId } from '../parameters/commonFields';
import { readFieldNames } from '../parameters/fieldNames';
import { readGroup } from '../parameters/group';
import { InputError, quote, readCollection } from '../parameters/input';
import type { ReadParameter } from '../parameters/input';
import { toBoolean } from '../parameters/values';
import { MOST_MEMBERS } from './memberList';
import type { MemberEvent } from './pollStep';
import type { ServerApiCall } from '../transport/call';

/** How long to wait for one response, in milliseconds. n8n gives a whole poll 36 s. */
export const DEFAULT_TIMEOUT_MS = 20_000;
const LONGEST_TIMEOUT_MS = 45_000;

/** What a person has set, with the call that it makes. */
export interface Settings {
	readonly event: MemberEvent | 'rebuilt';
	readonly group: string;
	/** Center ID; empty for none. */
	readonly center: string;
	readonly emitPresentAtFirst: boolean;
	readonly call: ServerApiCall;
}

function readEvent(read: ReadParameter): Settings['event'] {
	const event = read('event');
	switch (event) {
		case 'joined':
		case 'left':
		case 'joinedOrLeft':
		case 'rebuilt':
			return event;
		default:
			throw new InputError('Trigger On', `'Trigger On' has no event ${quote(event)}`);
	}
}

function readTimeoutMs(value: unknown): number {
	const number = Math.floor(Number(value ?? DEFAULT_TIMEOUT_MS));
	if (number >= 1 && number <= LONGEST_TIMEOUT_MS) return number;
	throw new InputError(
		'Timeout',
		`'Timeout' must be a number from 1 to ${LONGEST_TIMEOUT_MS}, not ${quote(value)}`,
	);
}

/** The ID is always asked for: without it nobody can be told apart. */
function fieldsOf(event: Settings['event'], chosen: string | undefined): string {
	const names = event === 'left' || chosen === undefined ? [] : chosen.split(',');
	return ['cons_id', ...names.filter((name) => name !== 'cons_id')].join(',');
}

/** @throws InputError when what the person has given cannot be right */
export function readTriggerSettings(context: IPollFunctions): Settings {
	const read: ReadParameter = (name) => context.getNodeParameter(name, null);
	const options = readCollection(read, 'options');
	const event = readEvent(read);
	const { group_id: group = '' } = readGroup(read);
	const center = centerId.toWire(options.center_id, 'Center ID') ?? '';
	const { fields } = readFieldNames((name) => options[name]);
	const timeoutMs = readTimeoutMs(options.timeout);
	const own = { group_id: group, ...(center === '' ? {} : { center_id: center }) };
	return {
		event,
		group,
		center,
		emitPresentAtFirst:
			toBoolean(options.emitPresentAtFirst, 'Emit Present Members at First') === 'true',
		call: {
			...(event === 'rebuilt'
				? { method: 'getGroupInfo', params: own }
				: {
						method: 'getGroupMembers',
						params: { ...own, fields: fieldsOf(event, fields), max_number: String(MOST_MEMBERS) },
					}),
			settings: { format: 'json', suppressResponseCodes: false, timeoutMs },
		},
	};
}
