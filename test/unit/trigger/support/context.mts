import type { IDataObject, IHttpRequestOptions, IPollFunctions } from 'n8n-workflow';

import { poll } from '../../../../nodes/Convio/trigger/poll.ts';
import { FakeSite, json } from '../../sending/support/site.mts';
import type { Reaction } from '../../sending/support/site.mts';
import { listOf } from './engine.mts';

/** How n8n sets up the trigger. */
export interface Setting {
	readonly event?: string;
	readonly group?: unknown;
	readonly options?: IDataObject;
	readonly mode?: 'manual' | 'trigger';
	readonly credential?: IDataObject;
	readonly workflow?: string;
	readonly node?: string;
	/** The durable engine hands each poll a copy of its own, and saves that of a poll with items. */
	readonly copiesState?: boolean;
	/** Older versions of n8n have no such function. */
	readonly budgetMs?: number;
}

const SECRETS = { apiKey: 'key-123456', loginName: 'login-name', loginPassword: 'pass-word' };
let triggers = 0;

export const members = (...ids: string[]): Reaction =>
	json({ getGroupMembersResponse: listOf(ids) });

/** A clock that moves when somebody waits, and when a test says so. */
class StillClock {
	time = Date.UTC(2026, 10, 25, 18);

	readonly now = () => this.time;

	readonly wait = async (milliseconds: number): Promise<void> => {
		this.time += milliseconds;
		await Promise.resolve();
	};
}

/** The trigger as n8n polls it, with as much of n8n as it uses. */
export class FakeTrigger {
	readonly site: FakeSite;
	readonly clock = new StillClock();
	/** What n8n keeps for the node. */
	readonly data: IDataObject = {};
	readonly warnings: string[] = [];
	private readonly number: number;

	constructor(
		private readonly setting: Setting = {},
		/** What the site does while a poll waits for it. */
		meanwhile: () => Reaction = () => members(),
	) {
		triggers += 1;
		this.number = triggers;
		this.site = new FakeSite(meanwhile);
	}

	async poll(): Promise<unknown[] | null> {
		const output = await poll(this.functions, this.clock);
		return output === null ? null : output.flat().map((item) => item.json);
	}

	/** What a poll fails with, as far as n8n and a person get to see it. */
	async failure(): Promise<unknown> {
		try {
			return await this.poll();
		} catch (error) {
			return error;
		}
	}

	private get functions(): IPollFunctions {
		const { event = 'joined', group = '1010', options = {}, budgetMs } = this.setting;
		const parameters: Record<string, unknown> = { event, group, options };
		const { workflow = `workflow ${this.number}`, node = 'node', copiesState } = this.setting;
		const data = copiesState === true ? { ...this.data } : this.data;
		const functions = {
			getNode: () => ({ id: node, name: 'Convio Constituent Trigger', type: 'trigger' }),
			getWorkflow: () => ({ id: workflow }),
			getTimezone: () => 'Europe/Berlin',
			getMode: () => this.setting.mode ?? 'trigger',
			getNodeParameter: (name: string, fallback: unknown) => parameters[name] ?? fallback,
			getWorkflowStaticData: () => data,
			getCredentials: async () =>
				await Promise.resolve({
					siteUrl: `https://trigger${this.number}.example/site`,
					...SECRETS,
					...this.setting.credential,
				}),
			...(budgetMs === undefined ? {} : { getPollBudgetMs: () => budgetMs }),
			logger: { warn: (text: string) => this.warnings.push(text) },
			helpers: {
				httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
					await this.site.send(options),
			},
		};
		return functions as unknown as IPollFunctions;
	}
}
