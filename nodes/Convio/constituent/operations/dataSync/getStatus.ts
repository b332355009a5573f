import { required } from '../../../parameters/collection';
import { InputError, quote } from '../../../parameters/input';
import type { Parameter } from '../../../parameters/parameter';
import { toggle } from '../../../parameters/fields/toggle';
import { toWholeNumber } from '../../../parameters/values';
import { isDataObject, leafText } from '../../../transport/reply/data';
import type { DataObject } from '../../../transport/reply/data';
import { ReplyError } from '../../../transport/reply/rows';
import { operation } from '../operation';

const taskId = required(
	{
		property: {
			displayName: 'Task ID',
			name: 'task_id',
			type: 'string',
			default: '',
			placeholder: 'e.g. 12345',
			description:
				"ID of the task, from the 'task_id' that Launch returns (API parameter: task_id)",
		},
		toWire: toWholeNumber,
	},
	'to get the status of a data sync',
);

const waitUntilDone = toggle({
	displayName: 'Wait Until Done',
	name: 'waitUntilDone',
	default: false,
	description:
		'Whether to wait until the task is no longer queued or running; the site is asked again with growing pauses',
});

const DEFAULT_WAIT_MS = 600_000;
const MAX_WAIT_MS = 86_400_000;
const WAIT = 'Longest Wait (Milliseconds)';

const longestWait: Parameter<number> = {
	properties: [
		{
			displayName: WAIT,
			name: 'longestWait',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: MAX_WAIT_MS },
			default: DEFAULT_WAIT_MS,
			displayOptions: { show: { waitUntilDone: [true] } },
			description:
				'Maximum time to wait, up to a day. After that, the status is returned as it is.',
		},
	],
	read({ read }) {
		const value = read('longestWait') ?? DEFAULT_WAIT_MS;
		const ms = Number(value);
		if (ms >= 1 && ms <= MAX_WAIT_MS) return ms;
		throw new InputError(
			WAIT,
			`'${WAIT}' must be a number from 1 to ${MAX_WAIT_MS}, not ${quote(value)}`,
		);
	},
};

function statusOf({ taskStatus }: DataObject): string {
	return isDataObject(taskStatus) ? leafText(taskStatus.status).toLowerCase() : '';
}

/** The status of a task that was launched. [vendor page getDataSyncStatus] */
export const getDataSyncStatus = operation({
	resource: 'dataSync',
	value: 'getStatus',
	method: 'getDataSyncStatus',
	name: 'Get Status',
	action: 'Get the status of a data sync',
	description: 'Get the status of a launched task: queued, running, success, failure or stale',
	parameters: { taskId, waits: waitUntilDone, longestMs: longestWait },
	prepare: ({ taskId: task_id, waits, longestMs }) => ({
		params: { task_id },
		items(data) {
			const { taskStatus } = data;
			const status = statusOf(data);
			if (status === '' || !isDataObject(taskStatus)) throw new ReplyError('it has no status');
			return [{ task_id, ...taskStatus, status }];
		},
		...(waits
			? {
					repeat: {
						longestMs,
						isDone: (data: DataObject) => !['queued', 'running'].includes(statusOf(data)),
					},
				}
			: {}),
	}),
});
