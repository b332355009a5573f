import type { DataObject } from '../../../../nodes/Convio/transport/reply/data.ts';
import { readMemberList } from '../../../../nodes/Convio/trigger/memberList.ts';
import type { Memory } from '../../../../nodes/Convio/trigger/known/memory.ts';
import { stepMembers } from '../../../../nodes/Convio/trigger/pollStep.ts';
import type { MemberEvent } from '../../../../nodes/Convio/trigger/pollStep.ts';

export const MINUTE = 60_000;

export const SCOPE = {
	site: 'https://secure2.convio.net/organization/site',
	account: 'api_admin',
	center: '',
	group: '1010',
};

/** The content of a response that lists these members. */
export function listOf(ids: Iterable<string>, total?: number) {
	const member = [...ids].map((cons_id) => ({ cons_id }));
	return { total_number: String(total ?? member.length), member };
}

/** As many constituent IDs, in order. */
export function people(count: number, first = 1001): string[] {
	return Array.from({ length: count }, (_, index) => String(first + index));
}

export interface Emission {
	readonly event: unknown;
	readonly id: unknown;
}

export type Polled =
	| { readonly kind: 'done'; readonly emitted: readonly Emission[]; readonly warnings: number }
	| { readonly kind: 'fault'; readonly cause: string; readonly message: string };

/** An engine of n8n around the decision: it keeps the state, or loses it, as n8n does. */
export class Engine {
	memory: Memory = {};
	/** The state as the node finds it. */
	text: unknown;
	/** The state as the database has it. */
	saved: unknown;

	constructor(
		readonly event: MemberEvent = 'joinedOrLeft',
		/** The default engine saves the state with an emission only. */
		private readonly savesQuietPolls = true,
		public now = Date.UTC(2026, 10, 25, 12),
		private readonly emitPresent = false,
	) {}

	poll(data: DataObject, scope = SCOPE): Polled {
		const list = readMemberList(data, scope.group);
		if (list.kind === 'fault') return list;
		const { text: stored, memory, now } = this;
		const step = stepMembers({ scope, stored, memory, now }, list, this.event, this.emitPresent);
		this.memory = step.memory;
		if (step.kind === 'failed step') return step.fault;
		this.text = step.text;
		if (step.items.length > 0 || this.savesQuietPolls) this.saved = step.text;
		const emitted = step.items.map(({ event, cons_id: id }) => ({ event, id }));
		return { kind: 'done', emitted, warnings: step.warnings.length };
	}

	/** What a poll emits, as `joined 1001`, after so many minutes. */
	after(minutes: number, ids: Iterable<string>, total?: number): string[] {
		this.now += minutes * MINUTE;
		const polled = this.poll(listOf(ids, total));
		if (polled.kind === 'fault') throw new Error(polled.message);
		return polled.emitted.map(({ event, id }) => `${String(event)} ${String(id)}`);
	}

	/** n8n is killed and started again. */
	restart(): void {
		this.memory = {};
		this.text = this.saved;
	}

	/** The workflow is turned off and on again, in the same process. */
	reload(): void {
		this.text = this.saved;
	}
}
