import { READ_SYNC } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';

export const operationCase: OperationCase = {
	...READ_SYNC,
	resource: 'dataSync',
	operation: 'getStatus',
	method: 'getDataSyncStatus',
	documented: { task_id: 'doc' },
	samples: { task_id: { value: '12345', wire: '12345' } },
	setUp: ({ site }) => {
		const task = { id: '12345', operationId: '101', statuses: ['queued', 'success'], polls: 0 };
		site.tasks.set(task.id, task);
	},
	parameters: { task_id: '12345' },
	wire: [{ task_id: '12345' }],
	results: [
		{ task_id: '12345', status: 'queued', detailMessage: 'The task is waiting to be run.' },
	],
};
