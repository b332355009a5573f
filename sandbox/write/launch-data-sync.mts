import { BASE_PERMISSION, type WriteMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { refuseAfter } from '../api/refusal.mts';
import { addTask } from '../data/tasks.mts';
import { leaf, node } from '../wire/element.mts';

/**
 * launchDataSync: starts an import or export that was set up in the site
 * [doc D-apidoc/launchDataSync]. Each call starts another task, also of the same operation
 * [inferred].
 */
export const launchDataSync: WriteMethod = {
	servlet: 'SRDataSyncAPI',
	verbs: ['GET', 'POST'],
	permissions: [BASE_PERMISSION],
	begin({ site, params, method }) {
		const operationId = params.text('operation_id')?.trim();
		if (!operationId) throw failure.missing();
		const { dataSyncOperations, dataSyncStatuses, codes } = site.settings;
		if (!dataSyncOperations.includes(operationId)) throw failure.refused(codes.unknownDataSync);
		return () => {
			const { id } = addTask(site, operationId, dataSyncStatuses);
			refuseAfter(site, method, 'record');
			return node('launchDataSyncResponse', [node('taskId', [leaf('id', id)])]);
		};
	},
};
