import { describe, expect, it } from 'vitest';

import type { DataObject } from '../../../nodes/Convio/transport/reply/data.ts';
import {
	buildText,
	compareBuilds,
	readBuild,
	readGroupBuild,
} from '../../../nodes/Convio/trigger/known/groupBuild.ts';
import type { GroupBuild } from '../../../nodes/Convio/trigger/known/groupBuild.ts';
import { stepBuild } from '../../../nodes/Convio/trigger/pollStep.ts';
import { headerOf } from '../../../nodes/Convio/trigger/known/scope.ts';
import { FOREIGN_STATE } from '../../../nodes/Convio/trigger/warnings.ts';
import { SCOPE } from './support/engine.mts';

const HEADER = headerOf(SCOPE);
const STAMP = '2016-02-01T09:43:53.679-06:00';
const LATER = '2016-02-02T09:43:53.679-06:00';

function build(lastBuildTimestamp: string, numMembers: string): GroupBuild {
	return { kind: 'build', lastBuildTimestamp, numMembers };
}

describe('what the site reports of a group', () => {
	it.each([
		[{ lastBuildTimestamp: STAMP, numMembers: '2831' }, build(STAMP, '2831')],
		[{ numMembers: '2,831' }, build('', '2831')],
		[{ lastBuildTimestamp: STAMP, numMembers: 'many' }, build(STAMP, '')],
		[{ lastBuildTimestamp: 'x'.repeat(51), numMembers: '5' }, build('x'.repeat(50), '5')],
		[{ lastBuildTimestamp: ' Feb 1|2016\n9:43 ', numMembers: '5' }, build('Feb 1 2016 9:43', '5')],
	])('%j', (groupInfo, expected) => {
		expect(readGroupBuild({ groupInfo })).toEqual(expected);
	});

	it.each<[DataObject, string]>([
		[{}, 'it describes no group'],
		[{ groupInfo: null }, 'it describes no group'],
		[{ groupInfo: 'x' }, 'it describes no group'],
		[{ groupInfo: [] }, 'it describes no group'],
		[{ groupInfo: {} }, 'it says neither when the group was built nor how many members it has'],
	])('%j is no group', (data, what) => {
		expect(readGroupBuild(data)).toMatchObject({
			cause: 'temporarily-unavailable',
			message: `The site's response could not be read as the group: ${what}`,
		});
	});
});

describe('a change', () => {
	it.each([
		['nothing', build(STAMP, '5'), undefined, build(STAMP, '5')],
		['another build', build(LATER, '5'), 'rebuilt', build(LATER, '5')],
		['another build and size', build(LATER, '6'), 'rebuilt', build(LATER, '6')],
		['another size', build(STAMP, '6'), 'resized', build(STAMP, '6')],
		['a part that is not reported', build('', '5'), undefined, build(STAMP, '5')],
		['the other part that is not', build(STAMP, ''), undefined, build(STAMP, '5')],
	])('%s', (_, now, event, known) => {
		expect(compareBuilds(build(STAMP, '5'), now)).toEqual({ event, known });
	});

	it('is not seen in a part that is reported for the first time', () => {
		expect(compareBuilds(build('', '5'), build(STAMP, '5')).event).toBeUndefined();
	});
});

describe('the state of a build', () => {
	it.each([build(STAMP, '5'), build('', '5'), build(STAMP, ''), build('50 % later', '5')])(
		'%j is read as it was written',
		(known) => {
			expect(readBuild(HEADER, buildText(HEADER, known))).toEqual({ kind: 'known', known });
		},
	);

	it.each([undefined, null, ''])('is not there: %s', (stored) => {
		expect(readBuild(HEADER, stored)).toEqual({ kind: 'none' });
	});

	it('can be read by a person', () => {
		expect(buildText('header', build(STAMP, '5'))).toMatch(
			/^header\|build\|2016-02-01T09:43:53\.679-06:00\|5\|\w+$/,
		);
	});

	it.each([
		['another group', buildText(headerOf({ ...SCOPE, group: '7' }), build(STAMP, '5'))],
		['members', `${HEADER}|members|0|1001`],
		['one that was cut', buildText(HEADER, build(STAMP, '52')).replace('|52|', '|5|')],
		['a longer one', `${buildText(HEADER, build(STAMP, '52'))}|`],
		['an object', {}],
		['a list', [buildText(HEADER, build(STAMP, '52'))]],
	])('%s is foreign', (_, stored) => {
		expect(readBuild(HEADER, stored)).toEqual({ kind: 'foreign' });
	});
});

describe('a poll', () => {
	const now = Date.UTC(2026, 10, 25, 18);

	it('takes the first response for the baseline', () => {
		const step = stepBuild({ scope: SCOPE, stored: undefined, memory: {}, now }, build(STAMP, '5'));
		expect(step).toMatchObject({ items: [], text: buildText(HEADER, build(STAMP, '5')) });
	});

	it('emits one item for a change', () => {
		const stored = buildText(HEADER, build(STAMP, '5'));
		const step = stepBuild({ scope: SCOPE, stored, memory: {}, now }, build(LATER, '7'));
		expect(step.items).toEqual([
			{
				event: 'rebuilt',
				group_id: '1010',
				detected_at: '2026-11-25T18:00:00.000Z',
				lastBuildTimestamp: LATER,
				numMembers: '7',
				numMembersBefore: '5',
			},
		]);
	});

	it('says once that the state was of something else', () => {
		const start = { scope: SCOPE, stored: 'something else', memory: {}, now };
		const step = stepBuild(start, build(STAMP, '5'));
		expect(step).toMatchObject({ items: [], warnings: [FOREIGN_STATE] });
		const next = stepBuild({ ...start, stored: step.text, memory: step.memory }, build(STAMP, '5'));
		expect(next).toMatchObject({ items: [], warnings: [] });
	});

	it('says nothing of a group without a state', () => {
		const start = { scope: SCOPE, stored: undefined, memory: {}, now };
		expect(stepBuild(start, build(STAMP, '5')).warnings).toEqual([]);
	});
});
