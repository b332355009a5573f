import type { DataObject } from '../../../../nodes/Convio/transport/reply/data.ts';
import fc from 'fast-check';

import type { Engine, Polled } from './engine.mts';
import { listOf, MINUTE } from './engine.mts';

/** What may happen to a group, to the site, to n8n, or to time. */
export type Event =
	| { readonly kind: 'join' | 'leave'; readonly who: readonly number[] }
	/** A rebuild empties the group, or takes it up again as it was. */
	| { readonly kind: 'empty' | 'refill' }
	| { readonly kind: 'wait'; readonly minutes: number }
	| { readonly kind: 'poll' }
	/** The site lists fewer than it has. */
	| { readonly kind: 'short poll'; readonly lacking: readonly number[] }
	| { readonly kind: 'broken poll'; readonly data: DataObject }
	| { readonly kind: 'restart' | 'reload' };

/** How many people there are at most. Few of them meet often; a large loss needs many. */
export const FEW = 3;
export const MANY = 24;

/** Contents of responses that are not the group, whatever it holds. */
export const BROKEN: ReadonlyArray<DataObject> = [
	{},
	{ member: [] },
	{ member: null, total_number: null },
	{ total_number: '', member: [{ cons_id: '1001' }] },
	{ total_number: '0x0' },
	{ total_number: '1', member: [{ name: 'somebody' }] },
	{ total_number: '2', member: [{ cons_id: '1001' }, { cons_id: '1001' }] },
	{ total_number: '2831', member: [{ cons_id: '1001' }] },
	{ total_number: '1', member: ['1001'] },
];

const waits = fc.constantFrom(1, 1, 4, 5, 9, 10, 11, 30, 60);
const after: fc.Arbitrary<Event> = waits.map((minutes) => ({ kind: 'wait', minutes }));
const whole: fc.Arbitrary<Event> = fc.constant({ kind: 'poll' });
const broken: fc.Arbitrary<Event> = fc
	.constantFrom(...BROKEN)
	.map((data) => ({ kind: 'broken poll', data }));
const rebuild = fc.constantFrom<Event>({ kind: 'empty' }, { kind: 'refill' });
const loss = fc.constantFrom<Event>({ kind: 'restart' }, { kind: 'reload' });

/**
 * Random histories of a group. Each poll comes some time after what was before it, as n8n's do.
 *
 * @param people how many there are at most
 * @param losses whether n8n is killed, or loads its state again, in between
 */
export function histories(people: number, losses: boolean): fc.Arbitrary<Event[]> {
	const some = fc.uniqueArray(fc.nat(people - 1), { minLength: 1, maxLength: 3 });
	const half = fc.uniqueArray(fc.nat(people - 1), { minLength: Math.floor(people / 2) });
	const short = some.map((lacking): Event => ({ kind: 'short poll', lacking }));
	const join = some.map((who): Event => ({ kind: 'join', who }));
	const leave = some.map((who): Event => ({ kind: 'leave', who }));
	const leaveAtOnce = half.map((who): Event => ({ kind: 'leave', who }));
	/** Somebody is away for one poll. */
	const away = fc
		.tuple(some, after, after)
		.map(([who, first, second]): Event[] => [
			{ kind: 'leave', who },
			first,
			{ kind: 'poll' },
			{ kind: 'join', who },
			second,
			{ kind: 'poll' },
		]);
	const polling = fc.oneof(
		{ weight: 8, arbitrary: whole },
		{ weight: 2, arbitrary: short },
		{ weight: 1, arbitrary: broken },
	);
	const step = fc.oneof(
		{ weight: 12, arbitrary: fc.tuple(after, polling) },
		{ weight: 3, arbitrary: away },
		{ weight: 3, arbitrary: fc.tuple(join) },
		{ weight: 3, arbitrary: fc.tuple(leave) },
		{ weight: 1, arbitrary: fc.tuple(leaveAtOnce) },
		{ weight: 1, arbitrary: fc.tuple(rebuild) },
		{ weight: losses ? 3 : 0, arbitrary: fc.tuple(loss) },
	);
	return fc
		.tuple(half, fc.array(step, { maxLength: 60, size: 'max' }))
		.map(([who, steps]) => [{ kind: 'join', who }, ...steps.flat()]);
}

/** One poll of a history: who was listed, and what came of it. */
export interface Seen {
	readonly at: number;
	/** Nobody knows who is in the group after a broken poll. */
	readonly kind: 'whole' | 'short' | 'broken';
	readonly listed: ReadonlySet<string>;
	readonly before: unknown;
	readonly after: unknown;
	readonly polled: Polled;
}

/** Lets a history happen to a trigger, and keeps what an onlooker at the site could see. */
export function play(engine: Engine, events: readonly Event[]): Seen[] {
	const seen: Seen[] = [];
	let group = new Set<number>();
	let kept = group;
	const poll = (kind: Seen['kind'], listed: Set<string>, data: DataObject) => {
		const before = engine.text;
		const polled = engine.poll(data);
		seen.push({ at: engine.now, kind, listed, before, after: engine.text, polled });
	};
	const members = (lacking: readonly number[] = []) =>
		new Set([...group].filter((one) => !lacking.includes(one)).map((one) => String(1001 + one)));
	for (const event of events) {
		switch (event.kind) {
			case 'join':
				group = new Set([...group, ...event.who]);
				break;
			case 'leave':
				group = new Set([...group].filter((one) => !event.who.includes(one)));
				break;
			case 'empty':
				kept = group;
				group = new Set();
				break;
			case 'refill':
				group = new Set([...kept, ...group]);
				break;
			case 'wait':
				engine.now += event.minutes * MINUTE;
				break;
			case 'poll':
				poll('whole', members(), listOf(members()));
				break;
			case 'short poll':
				poll('short', members(event.lacking), listOf(members(event.lacking), group.size + 1));
				break;
			case 'broken poll':
				poll('broken', new Set(), event.data);
				break;
			case 'restart':
				engine.restart();
				break;
			case 'reload':
				engine.reload();
				break;
		}
	}
	return seen;
}
