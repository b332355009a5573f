import type { INodeProperties } from 'n8n-workflow';

import { single } from '../parameters/collection';
import { centerId } from '../parameters/fields/centers';
import { fieldNames } from '../parameters/fields/fieldNames';
import { group } from '../parameters/fields/group';
import { InputError, quote } from '../parameters/input';
import type { Parameter } from '../parameters/parameter';
import { toggle } from '../parameters/fields/toggle';
import type { MemberEvent } from './pollStep';

/** What the trigger starts a workflow for. */
export type TriggerEvent = MemberEvent | 'rebuilt';

/** Default of *Timeout*, in milliseconds. n8n's durable engine gives a whole poll 36 s. */
const TIMEOUT_MS = 20_000;
/** Longest poll, in milliseconds: n8n's durable engine abandons one that takes longer. */
export const LONGEST_POLL_MS = 45_000;

/** Only somebody who joined has fields, and is there before the first poll. */
const WITH_JOINED: INodeProperties['displayOptions'] = {
	show: { '/event': ['joined', 'joinedOrLeft'] },
};

const EVENT_NAMES: Readonly<Record<TriggerEvent, string>> = {
	joined: 'Constituent Joined Group',
	left: 'Constituent Left Group',
	joinedOrLeft: 'Joined or Left Group',
	rebuilt: 'Group Rebuilt or Resized',
};

const event: Parameter<TriggerEvent> = {
	properties: [
		{
			displayName: 'Trigger On',
			name: 'event',
			type: 'options',
			noDataExpression: true,
			default: 'joined',
			options: [
				{
					name: EVENT_NAMES.joined,
					value: 'joined',
					action: 'On constituent joined group',
					description: 'One item for each constituent who was not in the group before',
				},
				{
					name: EVENT_NAMES.left,
					value: 'left',
					action: 'On constituent left group',
					description:
						'One item for each constituent who is missing from the group at two polls at least ten minutes apart. A test in the editor shows a constituent who is still in the group, as an example.',
				},
				{
					name: EVENT_NAMES.rebuilt,
					value: 'rebuilt',
					action: 'On group rebuilt or resized',
					description:
						'One item when the site rebuilds the group, or when its number of members changes; for groups of any size',
				},
				{
					name: EVENT_NAMES.joinedOrLeft,
					value: 'joinedOrLeft',
					action: 'On constituent joined or left group',
					description: 'One item for each constituent who joined or left',
				},
			],
		},
	],
	read({ read }) {
		const value = read('event');
		switch (value) {
			case 'joined':
			case 'left':
			case 'joinedOrLeft':
			case 'rebuilt':
				return value;
			default:
				throw new InputError('Trigger On', `'Trigger On' has no event ${quote(value)}`);
		}
	},
};

const NOTICE: INodeProperties = {
	displayName:
		'Groups that a query fills change only when the site rebuilds them; polling more often than that finds nothing.',
	name: 'notice',
	type: 'notice',
	default: '',
};

const timeout: Parameter<number> = {
	properties: [
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: LONGEST_POLL_MS },
			default: TIMEOUT_MS,
			description: 'How long to wait for the complete response, in milliseconds',
		},
	],
	read({ read }) {
		const value = read('timeout') ?? TIMEOUT_MS;
		const number = Math.floor(Number(value));
		if (number >= 1 && number <= LONGEST_POLL_MS) return number;
		throw new InputError(
			'Timeout',
			`'Timeout' must be a number from 1 to ${LONGEST_POLL_MS}, not ${quote(value)}`,
		);
	},
};

const emitPresentAtFirst = toggle({
	displayName: 'Emit Present Members at First',
	name: 'emitPresentAtFirst',
	default: false,
	displayOptions: WITH_JOINED,
	description:
		'Whether the first poll reports everyone who is already in the group as having joined. If turned off, they are only remembered.',
});

/** The parameters above *Options*. */
export const parameters = { event, group };

/** Those within *Options*. */
export const options = {
	center: single(centerId),
	emitPresentAtFirst,
	fields: fieldNames(
		'Fields of each constituent who joined, besides the constituent ID. Each poll reads them for the whole group, about 375 KB for 1,000 members',
	),
	timeout,
};

/** What stands below the node on the canvas: the event as the form names it. */
export const subtitle = `={{ (${JSON.stringify(EVENT_NAMES)})[$parameter["event"]] }}`;

/** The form of the trigger; n8n puts *Poll Times* before it. */
export const triggerProperties: INodeProperties[] = [
	...event.properties,
	...group.properties,
	NOTICE,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			...options.center.properties,
			...options.emitPresentAtFirst.properties,
			...options.fields.properties.map((property) => ({
				...property,
				displayOptions: WITH_JOINED,
			})),
			...options.timeout.properties,
		],
	},
];
