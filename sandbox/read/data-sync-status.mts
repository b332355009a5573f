import { BASE_PERMISSION, type ReadMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { leaf, node } from '../wire/element.mts';

/** The statuses of a task [doc D-apidoc/getDataSyncStatus]; the texts are [inferred]. */
const DETAILS: Readonly<Record<string, string>> = {
	queued: 'The task is waiting to be run.',
	running: 'The task is running.',
	success: 'The task has ended.',
	failure: 'The task has failed: the file has no records.',
	stale: 'The task has not reported for a long time.',
};

/** getDataSyncStatus: how a launched task is doing [doc D-apidoc/getDataSyncStatus]. */
export const getDataSyncStatus: ReadMethod = {
	servlet: 'SRDataSyncAPI',
	verbs: ['GET', 'POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const id = params.text('task_id')?.trim();
		if (!id) throw failure.missing();
		const task = site.tasks.get(id);
		if (!task) throw failure.refused(site.settings.codes.unknownDataSync);
		const status = task.statuses[Math.min(task.polls, task.statuses.length - 1)] ?? 'queued';
		task.polls += 1;
		const detail = site.settings.dataSyncDetails[status] ?? DETAILS[status] ?? '';
		return node('getDataSyncStatusResponse', [
			node('taskStatus', [leaf('status', status), leaf('detailMessage', detail)]),
		]);
	},
};
