import { describe, expect, it } from 'vitest';

import { callsOf, FORMATS, jsonOf, run, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';

const running = useSandbox();

function addTask(...statuses: string[]): void {
	running().site.tasks.set('12345', { id: '12345', operationId: '101', statuses, polls: 0 });
}

async function getStatus(parameters: Parameters, started?: (run: { cancel(): void }) => void) {
	return await run(running(), {
		resource: 'dataSync',
		operation: 'getStatus',
		parameters: { task_id: '12345', ...parameters },
		started,
	});
}

describe.each(FORMATS)('Get Status in %s', (response_format) => {
	const options = { response_format };

	it.each(['queued', 'running', 'success', 'failure', 'stale'])(
		'returns the status %s and asks once, unless told to wait',
		async (status) => {
			addTask(status, 'success');
			const { success } = await getStatus({ options });
			expect(jsonOf(success)).toMatchObject([{ task_id: '12345', status }]);
			expect(callsOf(running(), 'getDataSyncStatus')).toHaveLength(1);
		},
	);

	it.each(['success', 'failure', 'stale'])('waits until the status is %s', async (last) => {
		addTask('queued', last);
		const { success } = await getStatus({ waitUntilDone: true, options });
		expect(jsonOf(success)).toMatchObject([{ status: last }]);
		expect(callsOf(running(), 'getDataSyncStatus')).toHaveLength(2);
	});
});

it('returns the last status when the longest wait is over', async () => {
	addTask('running');
	const { success } = await getStatus({ waitUntilDone: true, longestWait: 1 });
	expect(jsonOf(success)).toMatchObject([{ status: 'running' }]);
});

it('stops waiting when the execution is canceled', async () => {
	addTask('running');
	const { task } = await getStatus(
		{ waitUntilDone: true, longestWait: 86_400_000 },
		(execution) => {
			const timer = setInterval(() => {
				if (callsOf(running(), 'getDataSyncStatus').length === 0) return;
				clearInterval(timer);
				execution.cancel();
			}, 5);
		},
	);
	expect(callsOf(running(), 'getDataSyncStatus')).toHaveLength(1);
	expect(task?.executionStatus).toBe('error');
	expect(task?.error?.message).toContain('canceled');
});

it.each([0, -1, 86_400_001, 'long'])('refuses the longest wait %s', async (longestWait) => {
	addTask('running');
	const { error } = await getStatus({ waitUntilDone: true, longestWait });
	expect(error?.message).toContain("'Longest Wait (Milliseconds)' must be a number from 1");
	expect(running().calls).toStrictEqual([]);
});

describe('Launch', () => {
	const launch = async () =>
		await run(running(), {
			resource: 'dataSync',
			operation: 'launch',
			parameters: { operation_id: '101' },
			onError: 'continueErrorOutput',
		});

	it('is never sent again when it may have arrived: each call starts a further task', async () => {
		running().setFaults([{ kind: 'status', status: 503, when: 'after' }]);
		const { failed } = await launch();
		expect(jsonOf(failed)).toMatchObject([
			{ details: { outcome: 'unknown', safeToRepeat: false } },
		]);
		expect(running().site.tasks.size).toBe(1);
		expect(callsOf(running(), 'launchDataSync')).toHaveLength(1);
	});
});
