import type { Site } from './data/site.mts';
import type { Fault } from './faults/types.mts';
import { buildApp } from './http/app.mts';
import {
	addGroup,
	changeMembers,
	finishRebuild,
	startRebuild,
	type NewGroup,
} from './data/group-work.mts';
import type { Group } from './data/types.mts';
import type { LoggedCall, MethodCount } from './http/call-log.mts';
import { Listener } from './http/listener.mts';
import { ORG } from './http/path.mts';
import { makeCertificate } from './http/tls.mts';
import type { SettingsPatch } from './settings.mts';
import { SandboxState } from './state.mts';

export { randomFaults } from './faults/random.mts';
export { FAULT_KINDS, type Fault, type FaultKind, type FaultMatch } from './faults/types.mts';
export type { LoggedCall, MethodCount } from './http/call-log.mts';
export type { NewGroup } from './data/group-work.mts';
export type { DataSyncTask } from './data/tasks.mts';
export type { SiteWrite } from './data/write-journal.mts';
export type { SettingsPatch, SiteSettings } from './settings.mts';
export type { Site } from './data/site.mts';
export type {
	Center,
	Constituent,
	Field,
	Group,
	Interaction,
	Interest,
	Transaction,
} from './data/types.mts';

/** How to start a stand-in. */
export interface SandboxOptions {
	/** 0, the default, takes a free port. */
	port?: number;
	tls?: boolean;
	/** Decides the generated data. */
	seed?: number;
	settings?: SettingsPatch;
	/** Faults to play from the start, and again after a reset. */
	faults?: readonly Fault[];
}

/** A running stand-in for one Luminate site. */
export interface Sandbox {
	/** http(s)://127.0.0.1:port */
	url: string;
	/** Short name of the organization in the path. */
	org: string;
	/** Where the servlets are: <url>/<org>/site */
	siteUrl: string;
	/** What the API account logs in with; made up and harmless. */
	readonly credentials: { apiKey: string; loginName: string; loginPassword: string };
	/** PEM of the self-signed certificate, with TLS. */
	certificate?: string;
	site: Site;
	/** Every request to the site, in the order of arrival. */
	readonly calls: readonly LoggedCall[];
	/** Most requests that were in flight at once. */
	peakInFlight(): number;
	/** The calls counted by method. */
	callCounts(): Record<string, MethodCount>;
	/** Resolves when no call is pending that an application server applies after its end. */
	settled(): Promise<void>;
	/** Adds a group, with as many members as asked for. */
	addGroup(options?: NewGroup): Group;
	/** Puts records in a group and takes others out, as somebody at the site would. */
	changeMembers(groupId: string, change: { add?: string[]; remove?: string[] }): void;
	/** Begins a rebuild: the group holds only its first `keep` members until it is finished. */
	startRebuild(groupId: string, keep?: number): void;
	/** Ends a rebuild, with the given members or those from before. */
	finishRebuild(groupId: string, members?: string[]): void;
	/** Data, log, faults and settings back to the start; a patch may change settings. */
	reset(settings?: SettingsPatch): void;
	/** Replaces the faults to play. */
	setFaults(faults: readonly Fault[]): void;
	/**
	 * Ends every connection and refuses new ones for a time, or until the signal is aborted, then listens
	 * again on the same port.
	 * Resolves when it listens again.
	 */
	refuse(ms: number, until?: AbortSignal): Promise<void>;
	/** Stops, and ends open connections. */
	close(): Promise<void>;
}

/** Starts a stand-in on 127.0.0.1. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const state = new SandboxState(options.seed ?? 1, options.settings, options.faults);
	const certificate = options.tls ? await makeCertificate() : undefined;
	const app = buildApp(state, certificate);
	await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
	const listener = new Listener(app.server);
	const url = `${certificate ? 'https' : 'http'}://127.0.0.1:${listener.port}`;
	return {
		url,
		org: ORG,
		siteUrl: `${url}/${ORG}/site`,
		get credentials() {
			const { apiKey, loginName, loginPassword } = state.site.settings;
			return { apiKey, loginName, loginPassword };
		},
		...(certificate && { certificate: certificate.cert }),
		site: state.site,
		calls: state.log.calls,
		peakInFlight: () => state.log.peak,
		callCounts: () => state.log.counts(),
		settled: () => state.pending.settled(),
		addGroup: (group) => addGroup(state.site, group),
		changeMembers: (groupId, change) => changeMembers(state.site, groupId, change),
		startRebuild: (groupId, keep) => startRebuild(state.site, groupId, keep),
		finishRebuild: (groupId, members) => finishRebuild(state.site, groupId, members),
		reset: (settings) => state.reset(settings),
		setFaults: (faults) => state.faults.set(faults),
		refuse: (ms, until) => listener.refuse(ms, until),
		async close() {
			state.stop();
			listener.stop();
			await app.close();
		},
	};
}
