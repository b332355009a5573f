import type { IDataObject } from 'n8n-workflow';

import type { DataObject } from '../transport/reply/data';
import type { PollFault } from './faults/fault';
import { readGroupBuild } from './known/groupBuild';
import { buildItem, memberItem } from './items';
import type { Poll } from './items';
import { readMemberList } from './memberList';
import type { Settings } from './settings';

interface Sample {
	readonly kind: 'sample';
	readonly item: IDataObject;
}

/**
 * What *Fetch Test Event* shows: a real member, or the group as it is. Nobody has to join or leave
 * first, so the sample of *Left* is somebody who is still there.
 */
export function sampleOf(
	{ event, group }: Settings,
	data: DataObject,
	poll: Poll,
): Sample | PollFault {
	if (event === 'rebuilt') {
		const build = readGroupBuild(data);
		if (build.kind === 'fault') return build;
		return { kind: 'sample', item: buildItem('rebuilt', build, build, poll) };
	}
	const list = readMemberList(data, group);
	if (list.kind === 'fault') return list;
	const [first] = list.rows;
	if (first === undefined) {
		return {
			kind: 'fault',
			cause: 'configuration-invalid',
			message: `Group ${group} has no members to show as a sample`,
			description:
				'The workflow can be activated all the same. To see a sample, add a constituent to the group or choose another group.',
		};
	}
	const [id, row] = first;
	const item =
		event === 'left' ? memberItem('left', id, poll) : memberItem('joined', id, poll, row);
	return { kind: 'sample', item };
}
