import { describe, expect, it } from 'vitest';

import type { MemberList } from '../../../nodes/Convio/trigger/memberList.ts';
import { readMemberList } from '../../../nodes/Convio/trigger/memberList.ts';
import { FOREIGN_STATE, listWarnings } from '../../../nodes/Convio/trigger/warnings.ts';
import { Engine, listOf, people, SCOPE } from './support/engine.mts';
import { stepMembers } from '../../../nodes/Convio/trigger/pollStep.ts';

function list(listed: number, total = listed): MemberList {
	const read = readMemberList(listOf(people(listed), total), '1010');
	if (read.kind === 'fault') throw new Error(read.message);
	return read;
}

const SHORT =
	'The site says that the group has 3 members, and lists 1. Nobody is reported as having left by this list; somebody who was not listed before is reported as having joined.';
const NEAR = 'The group has 950 members. From 1001 on it cannot be watched.';
const FORGOTTEN =
	'2 missing members are no longer remembered, since the group changes faster than it is polled. They are not reported as having left, and are reported as having joined should they come back.';

describe('the log of a list', () => {
	it.each<[string, MemberList, number, string[]]>([
		['that is as it should be', list(949), 0, []],
		['that is short', list(1, 3), 0, [SHORT]],
		['that is nearly too long', list(950), 0, [NEAR]],
		['from which people were forgotten', list(5), 2, [FORGOTTEN]],
		['with all of it', list(1, 950), 2, [SHORT.replace('3', '950'), NEAR, FORGOTTEN]],
	])('%s', (_, read, forgotten, said) => {
		expect(listWarnings(read, forgotten)).toEqual(said);
	});
});

describe('the log of a state', () => {
	it('says that it cannot be compared with, before what it says of the list', () => {
		const stored = 'something else';
		const step = stepMembers(
			{ scope: SCOPE, stored, memory: {}, now: 0 },
			list(1, 3),
			'left',
			false,
		);
		expect(step).toMatchObject({ warnings: [FOREIGN_STATE, SHORT] });
		expect(FOREIGN_STATE).toBe(
			'The stored state belongs to another group, site, account or version. What the site reports now is the new baseline; nothing is reported for it.',
		);
	});

	it('says nothing of none', () => {
		expect(new Engine().poll(listOf(['1001']))).toMatchObject({ warnings: 0 });
	});
});
