import { describe, expect, it } from 'vitest';

import { buildItem, memberItem } from '../../../nodes/Convio/trigger/items.ts';
import type { GroupBuild } from '../../../nodes/Convio/trigger/known/groupBuild.ts';
import { sampleOf } from '../../../nodes/Convio/trigger/sample.ts';
import type { Settings } from '../../../nodes/Convio/trigger/settings.ts';
import { listOf } from './support/engine.mts';

const STAMP = '2016-02-01T09:43:53.679-06:00';
const POLL = { group: '1010', now: Date.UTC(2026, 10, 25, 18) };
const COMMON = { group_id: '1010', detected_at: '2026-11-25T18:00:00.000Z' };

function build(lastBuildTimestamp: string, numMembers: string): GroupBuild {
	return { kind: 'build', lastBuildTimestamp, numMembers };
}

describe('the item of a member', () => {
	it('has the fields of somebody who joined', () => {
		expect(memberItem('joined', '1001', POLL, { cons_id: '1001', accept: 'x' })).toEqual({
			event: 'joined',
			cons_id: '1001',
			...COMMON,
			accept: 'x',
		});
	});

	it('has no fields of somebody who left', () => {
		const names = ['event', 'group_id', 'cons_id', 'detected_at'];
		expect(Object.keys(memberItem('left', '1001', POLL))).toEqual(names);
	});

	it('keeps its own names for itself', () => {
		const row = { event: 'gala', group_id: '7', detected_at: 'never' };
		expect(memberItem('joined', '1001', POLL, row)).toEqual(memberItem('joined', '1001', POLL));
	});
});

describe('the item of a group', () => {
	it.each([
		[
			build(STAMP, '5'),
			build('', '4'),
			{ lastBuildTimestamp: STAMP, numMembers: '5', numMembersBefore: '4' },
		],
		[build('', '5'), build('', ''), { numMembers: '5' }],
		[build(STAMP, ''), build('', ''), { lastBuildTimestamp: STAMP }],
	])('%j has what the site reports', (now, before, own) => {
		expect(buildItem('resized', now, before, POLL)).toEqual({
			event: 'resized',
			...COMMON,
			...own,
		});
	});
});

describe('the sample', () => {
	const settings = (event: Settings['event']): Settings => ({
		event,
		group: '1010',
		center: '',
		emitPresentAtFirst: false,
		call: {
			method: 'getGroupMembers',
			params: {},
			settings: { format: 'json', suppressResponseCodes: false, timeoutMs: 1 },
		},
	});

	it('of a group is the group as it is', () => {
		const data = { groupInfo: { lastBuildTimestamp: STAMP, numMembers: '5' } };
		expect(sampleOf(settings('rebuilt'), data, POLL)).toEqual({
			kind: 'sample',
			item: buildItem('rebuilt', build(STAMP, '5'), build(STAMP, '5'), POLL),
		});
	});

	it.each(['joined', 'joinedOrLeft'] as const)('of %s is the first member', (event) => {
		const member = [
			{ cons_id: '1002', accept: 'x' },
			{ cons_id: '1001', accept: 'y' },
		];
		expect(sampleOf(settings(event), { total_number: '2', member }, POLL)).toEqual({
			kind: 'sample',
			item: memberItem('joined', '1002', POLL, { cons_id: '1002', accept: 'x' }),
		});
	});

	it('of somebody who left has no fields', () => {
		const member = [{ cons_id: '1002', accept: 'x' }];
		expect(sampleOf(settings('left'), { total_number: '1', member }, POLL)).toEqual({
			kind: 'sample',
			item: memberItem('left', '1002', POLL),
		});
	});

	it.each(['joined', 'left', 'rebuilt'] as const)('of %s is none without the group', (event) => {
		expect(sampleOf(settings(event), {}, POLL)).toMatchObject({
			kind: 'fault',
			cause: 'temporarily-unavailable',
		});
	});

	it('of an empty group says what to do', () => {
		expect(sampleOf(settings('joined'), listOf([]), POLL)).toEqual({
			kind: 'fault',
			cause: 'configuration-invalid',
			message: 'Group 1010 has no members to show as a sample',
			description:
				'The workflow can be activated all the same. To see a sample, add a constituent to the group or choose another group.',
		});
	});
});
