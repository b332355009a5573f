import { required } from '../../../parameters/collection';
import { toWholeNumber } from '../../../parameters/values';
import { isDataObject, leafText } from '../../../transport/reply/data';
import { ReplyError } from '../../../transport/reply/rows';
import { operation } from '../operation';

const operationId = required(
	{
		property: {
			displayName: 'Operation ID',
			name: 'operation_id',
			type: 'string',
			default: '',
			placeholder: 'e.g. 101',
			description:
				'ID of the import or export, which Luminate Online shows under Data Management > Import/Export (API parameter: operation_id)',
		},
		toWire: toWholeNumber,
	},
	'to launch a data sync',
);

/** Each call starts a further task. [vendor page launchDataSync] */
export const launchDataSync = operation({
	resource: 'dataSync',
	value: 'launch',
	method: 'launchDataSync',
	name: 'Launch',
	action: 'Launch a data sync',
	description:
		'Start an import or export that was set up in Luminate Online; it does what is set there, which may change or delete many records',
	parameters: { operationId },
	prepare: ({ operationId: operation_id }) => ({
		params: { operation_id },
		items({ taskId }) {
			const task_id = leafText(isDataObject(taskId) ? taskId.id : taskId);
			if (task_id === '') throw new ReplyError("it has no 'taskId'");
			return [{ operation_id, task_id }];
		},
	}),
});
