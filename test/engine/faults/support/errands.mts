import type { LoggedCall } from '../../../../sandbox/index.mts';
import { by, rows } from '../../support/harness.mts';
import type { Parameters } from '../../support/harness.mts';

/** First of the constituents that the stand-in starts with. */
const FIRST_CONS_ID = 1_000_001;

/** The input of one item. The mark tells the item's calls apart in the stand-in's log. */
export interface Person extends Record<string, unknown> {
	readonly mark: string;
	readonly consId: string;
	readonly memberId: string;
	readonly email: string;
}

/** An operation under test, with all that its log and its outputs have to be checked by. */
export interface Errand {
	readonly name: string;
	readonly resource: string;
	readonly operation: string;
	readonly method: string;
	/** `after look-up`: a second time adds a record, unless there is one already. */
	readonly effect: 'read' | 'repeatable' | 'after look-up' | 'once only';
	/** Whether the call has parts that the site may work through after the record. */
	readonly hasLists?: true;
	/** By which parameter a look-up finds the record; none where a look-up proves nothing. */
	readonly lookedUpBy?: 'member_id' | 'primary_email';
	readonly parameters: Parameters;
	/** Whom an item is about. */
	keys(person: Person): string[];
}

const MARK = { source: '={{ $json.mark }}' };
/** A group that nobody is in. */
const GROUP = { memberships: { add_group_ids: rows('1013') } };
const NAME = { fieldsInput: 'json', fieldsJson: '={{ ({ "name.first": $json.mark }) }}' };
const consId = by('cons_id', '={{ $json.consId }}');
const memberId = by('member_id', '={{ $json.memberId }}');
const email = by('primary_email', '={{ $json.email }}');

export const ERRANDS: readonly Errand[] = [
	{
		name: 'create',
		resource: 'constituent',
		operation: 'create',
		method: 'create',
		effect: 'once only',
		lookedUpBy: 'primary_email',
		parameters: { ...NAME, primary_email: '={{ $json.email }}', additionalFields: MARK },
		keys: (person) => [person.email],
	},
	{
		name: 'create in a group',
		resource: 'constituent',
		operation: 'create',
		method: 'create',
		effect: 'once only',
		hasLists: true,
		lookedUpBy: 'primary_email',
		parameters: {
			...NAME,
			...GROUP,
			primary_email: '={{ $json.email }}',
			additionalFields: MARK,
		},
		keys: (person) => [person.email],
	},
	{
		name: 'update',
		resource: 'constituent',
		operation: 'update',
		method: 'update',
		effect: 'repeatable',
		parameters: { ...NAME, constituent: consId, updateFields: MARK },
		keys: (person) => [person.consId],
	},
	{
		name: 'update with a group',
		resource: 'constituent',
		operation: 'update',
		method: 'update',
		effect: 'repeatable',
		hasLists: true,
		parameters: { ...NAME, ...GROUP, constituent: consId, updateFields: MARK },
		keys: (person) => [person.consId],
	},
	{
		name: 'upsert by member ID',
		resource: 'constituent',
		operation: 'upsert',
		method: 'createOrUpdate',
		effect: 'after look-up',
		lookedUpBy: 'member_id',
		parameters: {
			...NAME,
			constituent: memberId,
			primary_email: '={{ $json.email }}',
			additionalFields: MARK,
		},
		keys: (person) => [person.memberId, person.email],
	},
	{
		name: 'upsert by member ID in a group',
		resource: 'constituent',
		operation: 'upsert',
		method: 'createOrUpdate',
		effect: 'after look-up',
		hasLists: true,
		lookedUpBy: 'member_id',
		parameters: {
			...NAME,
			...GROUP,
			constituent: memberId,
			additionalFields: { ...MARK, primary_email: '={{ $json.email }}' },
		},
		keys: (person) => [person.memberId, person.email],
	},
	{
		name: 'upsert by e-mail',
		resource: 'constituent',
		operation: 'upsert',
		method: 'createOrUpdate',
		effect: 'once only',
		lookedUpBy: 'primary_email',
		parameters: { ...NAME, constituent: email, additionalFields: MARK },
		keys: (person) => [person.email],
	},
	{
		name: 'log an interaction',
		resource: 'interaction',
		operation: 'create',
		method: 'logInteraction',
		effect: 'once only',
		parameters: {
			constituent: consId,
			interaction_subject: '={{ $json.mark }}',
			additionalFields: MARK,
		},
		keys: (person) => [person.consId],
	},
	{
		name: 'get a record',
		resource: 'constituent',
		operation: 'get',
		method: 'getUser',
		effect: 'read',
		parameters: { constituent: consId, additionalFields: MARK },
		keys: (person) => [person.consId],
	},
	{
		name: 'get groups',
		resource: 'constituent',
		operation: 'getGroups',
		method: 'getUserGroups',
		effect: 'read',
		parameters: { constituent: memberId, additionalFields: MARK },
		keys: (person) => [person.memberId],
	},
];

/** @throws Error when there is none of that name */
export function errandOf(name: string): Errand {
	const found = ERRANDS.find((errand) => errand.name === name);
	if (found === undefined) throw new Error(`no errand ${name}`);
	return found;
}

let runs = 0;

/**
 * Items about few people, so that several are about the same one.
 *
 * @param numbers who each item is about: by constituent and member ID, and by e-mail
 */
export function peopleOf(numbers: ReadonlyArray<readonly [id: number, email: number]>): Person[] {
	runs += 1;
	return numbers.map(([id, address], index) => ({
		mark: `run${runs}-${index}`,
		consId: String(FIRST_CONS_ID + id),
		memberId: `M-${id}`,
		email: `person${address}@faults.example`,
	}));
}

/** The calls of each item, in the order of their arrival. */
export function callsByItem(
	calls: readonly LoggedCall[],
	people: readonly Person[],
): LoggedCall[][] {
	return people.map(({ mark }) => calls.filter(({ params }) => params.source === mark));
}
