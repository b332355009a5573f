import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { InputError } from '../parameters/input';
import { systemClock } from '../sending/clock';
import type { Clock } from '../sending/clock';
import type { Connection } from '../transport/client';
import { connect } from '../transport/connect';
import type { DataObject } from '../transport/reply/data';
import { askSite } from './askSite';
import type { PollFault } from './faults/fault';
import { readGroupBuild } from './known/groupBuild';
import { readMemberList } from './memberList';
import { isBeingSaved, Memories } from './known/memory';
import type { Memory } from './known/memory';
import { pollError } from './faults/pollError';
import { stepBuild, stepMembers } from './pollStep';
import type { FailedStep, Start, Step } from './pollStep';
import { sampleOf } from './sample';
import { readTriggerSettings } from './settings';
import type { Settings } from './settings';

/** The one name that the trigger uses in the data that n8n keeps for the node. */
const STATE = 'group';

/** What this process remembers of its triggers. */
const MEMORIES = new Memories();

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function settingsOf(context: IPollFunctions): Settings {
	try {
		return readTriggerSettings(context);
	} catch (error) {
		throw pollError(context.getNode(), {
			kind: 'fault',
			cause: 'configuration-invalid',
			message: messageOf(error),
			description: error instanceof InputError ? (error.description ?? '') : '',
		});
	}
}

async function connectionOf(context: IPollFunctions): Promise<Connection> {
	try {
		return await connect(context);
	} catch (error) {
		throw pollError(context.getNode(), {
			kind: 'fault',
			cause: 'credential-invalid',
			message: messageOf(error),
			description: 'Check the credential that is chosen in the trigger.',
		});
	}
}

function stepOf(settings: Settings, start: Start, data: DataObject): Step | FailedStep | PollFault {
	const { event, group, emitPresentAtFirst } = settings;
	if (event === 'rebuilt') {
		const build = readGroupBuild(data);
		return build.kind === 'fault' ? build : stepBuild(start, build);
	}
	const list = readMemberList(data, group);
	return list.kind === 'fault' ? list : stepMembers(start, list, event, emitPresentAtFirst);
}

function output(items: readonly IDataObject[]): INodeExecutionData[][] {
	return [items.map((json) => ({ json }))];
}

/** What a poll of an active workflow compares with, taken before the site is asked. */
interface Before {
	/** Workflow and node ID. The node's name may change, and n8n's data for it with the name. */
	readonly trigger: string;
	readonly stored: unknown;
	readonly memory: Memory;
}

function whatIsKnown(context: IPollFunctions): Before {
	const trigger = `${context.getWorkflow().id ?? ''}/${context.getNode().id}`;
	const stored = context.getWorkflowStaticData('node')[STATE];
	return { trigger, stored, memory: MEMORIES.get(trigger) };
}

/** The poll of an active workflow: compares with the state, and changes it at the very end. */
function compare(
	context: IPollFunctions,
	settings: Settings,
	{ siteBase: site, account }: Connection,
	data: DataObject,
	{ trigger, stored, memory }: Before,
	now: number,
): INodeExecutionData[][] | null {
	const { center, group } = settings;
	const scope = { site, account, center, group };
	const step = stepOf(settings, { scope, stored, memory, now }, data);
	if (step.kind === 'fault') throw pollError(context.getNode(), step);
	const state = context.getWorkflowStaticData('node');
	// Another poll of this trigger was quicker. Without this, both would report the same people. In the
	// durable engine each poll has a copy of the state, so only the memory tells.
	if (state[STATE] !== stored || MEMORIES.get(trigger) !== memory) return null;
	MEMORIES.set(trigger, step.memory);
	if (step.kind === 'failed step') throw pollError(context.getNode(), step.fault);
	state[STATE] = step.text;
	for (const warning of step.warnings) context.logger.warn(`${context.getNode().name}: ${warning}`);
	return step.items.length === 0 ? null : output(step.items);
}

/**
 * One poll of the *Convio Constituent Trigger*: one call, compared with what the last poll knew.
 *
 * @returns all items of the poll as one execution, or null when there is nothing to report
 * @throws NodeApiError with n8n's `failure` for every fault; the state is then as it was
 */
export async function poll(
	context: IPollFunctions,
	clock: Clock = systemClock,
): Promise<INodeExecutionData[][] | null> {
	const startedAt = clock.now();
	const before = context.getMode() === 'manual' ? undefined : whatIsKnown(context);
	if (before !== undefined && isBeingSaved(before.memory, before.stored, startedAt)) return null;
	const settings = settingsOf(context);
	const connection = await connectionOf(context);
	const answer = await askSite(context, connection, settings, clock, startedAt);
	if (answer.kind === 'fault') throw pollError(context.getNode(), answer);
	const now = clock.now();
	if (before !== undefined) {
		return compare(context, settings, connection, answer.data, before, now);
	}
	const sample = sampleOf(settings, answer.data, { group: settings.group, now });
	if (sample.kind === 'fault') throw pollError(context.getNode(), sample);
	return output([sample.item]);
}
