import { describe, expect, it } from 'vitest';

import type {
	Comparison,
	UnprovenReason,
} from '../../../../../nodes/Convio/constituent/operations/constituent/compare/compare.ts';
import { LookKnowledge } from '../../../../../nodes/Convio/constituent/run/unchanged/knowledge.ts';

type Unproven = ReadonlyArray<readonly [name: string, reason: UnprovenReason]>;

const unchanged = (...shown: string[]): Comparison => ({ kind: 'unchanged', shown });

function toBeSent(unproven: Unproven, shown: readonly string[] = []): Comparison {
	const reasons = unproven.map(([name, reason]) => ({ name, reason }));
	return { kind: 'to be sent', changed: [], unproven: reasons, shown };
}

/** What a run knows after so many comparisons with the same outcome. */
function after(count: number, comparison: Comparison): LookKnowledge {
	const knowledge = new LookKnowledge();
	for (let look = 0; look < count; look += 1) knowledge.compared(comparison);
	return knowledge;
}

const INTERACTION = { cons_id: '1', interaction_subject: 'Synced' };
const NICKNAME = { cons_id: '1', nickname: 'Ada' };
const LOGGED = toBeSent([['interaction_subject', 'write-only']]);

describe('a record is not read any more', () => {
	it('when ten items have shown that nothing can be skipped, and no sooner', () => {
		expect(new LookKnowledge().isUselessToLook(INTERACTION)).toBe(false);
		expect(after(9, LOGGED).isUselessToLook(INTERACTION)).toBe(false);
		expect(after(10, LOGGED).isUselessToLook(INTERACTION)).toBe(true);
	});

	it('for an item with a parameter that can never be proven, but for every other one', () => {
		const knowledge = after(10, LOGGED);
		expect(knowledge.isUselessToLook(NICKNAME)).toBe(false);
		expect(knowledge.isUselessToLook({ ...NICKNAME, ...INTERACTION })).toBe(true);
	});

	it('for a field that no record has shown', () => {
		const knowledge = after(10, toBeSent([['nickname', 'not shown']], ['title']));
		expect(knowledge.isUselessToLook(NICKNAME)).toBe(true);
		expect(knowledge.isUselessToLook({ cons_id: '1', title: 'Dr.' })).toBe(false);
	});

	it('for a list that the account may not read, but for the other list', () => {
		const knowledge = after(10, toBeSent([['add_group_ids', 'not read']]));
		knowledge.refusedLists.add('getUserGroups');
		expect(knowledge.isUselessToLook({ cons_id: '1', add_group_ids: '5' })).toBe(true);
		expect(knowledge.isUselessToLook({ cons_id: '1', add_interest_ids: '5' })).toBe(false);
	});

	it('even though one of the parameters might have been proven', () => {
		const unproven: Unproven = [
			['interaction_subject', 'write-only'],
			['nickname', 'not comparable'],
		];
		expect(after(10, toBeSent(unproven)).isUselessToLook(INTERACTION)).toBe(true);
	});
});

describe('all records are read', () => {
	it.each<[string, Comparison]>([
		['was unchanged', unchanged('nickname')],
		['has a proven difference only', toBeSent([])],
		['has a value that cannot be compared', toBeSent([['nickname', 'not comparable']])],
		['is to be cleared and may be empty', toBeSent([['name.title', 'in nil container']])],
		['lacks a field that it shows, too', toBeSent([['nickname', 'not shown']], ['nickname'])],
	])('when one of the first ten items %s', (_what, comparison) => {
		const knowledge = after(9, LOGGED);
		knowledge.compared(comparison);
		expect(knowledge.isUselessToLook(INTERACTION)).toBe(false);
		for (let look = 0; look < 10; look += 1) knowledge.compared(LOGGED);
		expect(knowledge.isUselessToLook(INTERACTION)).toBe(false);
	});

	it('when a field is missing in some of them, and shown in others', () => {
		const knowledge = after(9, toBeSent([['nickname', 'not shown']]));
		knowledge.compared(toBeSent([['interaction_subject', 'write-only']], ['nickname']));
		expect(knowledge.isUselessToLook(INTERACTION)).toBe(true);
		expect(knowledge.isUselessToLook(NICKNAME)).toBe(false);
	});
});

describe('a field', () => {
	it('may be viewed once any record has shown it', () => {
		const knowledge = new LookKnowledge();
		expect(knowledge.isVisible('nickname')).toBe(false);
		knowledge.compared(unchanged('nickname', 'title'));
		knowledge.compared(toBeSent([['nickname', 'not shown']]));
		expect(['nickname', 'title', 'suffix'].map((name) => knowledge.isVisible(name))).toEqual([
			true,
			true,
			false,
		]);
	});
});

it('knows a record that was written by each of its keys', () => {
	const knowledge = new LookKnowledge();
	expect(knowledge.hasWritten({ cons_id: '1' })).toBe(false);
	knowledge.writes({ cons_id: '01', primary_email: 'Ada@X.org' });
	expect(knowledge.hasWritten({ cons_id: '1' })).toBe(true);
	expect(knowledge.hasWritten({ member_id: 'M', 'email.primary_address': 'ada@x.org' })).toBe(true);
	expect(knowledge.hasWritten({ cons_id: '2' })).toBe(false);
});
