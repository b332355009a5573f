import type { Passage, SiteGate } from '../../../../nodes/Convio/sending/siteGate.ts';
import type { SiteVerdict } from '../../../../nodes/Convio/sending/breaker.ts';
import { settled } from './clock.mts';

export const ANSWERED: SiteVerdict = { kind: 'answered', provesLogin: true };
/** Refused in a way that may mean the login. */
export const LOGIN_REFUSED: SiteVerdict = { kind: 'answered', provesLogin: false };
export const SILENT: SiteVerdict = { kind: 'silent' };
export const NOTHING: SiteVerdict = { kind: 'none' };

export function overloaded(pauseMs?: number): SiteVerdict {
	return { kind: 'overloaded', ...(pauseMs === undefined ? {} : { pauseMs }) };
}

export interface GuestTerms {
	readonly limit?: number;
	readonly account?: string;
	readonly signal?: AbortSignal;
	readonly maxWaitMs?: () => number;
}

/** Somebody at the gate. What has become of them shows after `settled()`. */
export class Guest {
	passage: Passage<unknown> | undefined;
	private release: ((verdict: SiteVerdict) => void) | undefined;

	constructor(gate: SiteGate, terms: GuestTerms = {}, onAdmitted: () => void = () => {}) {
		const request = async () => {
			onAdmitted();
			const verdict = await new Promise<SiteVerdict>((resolve) => {
				this.release = resolve;
			});
			return { verdict };
		};
		const signal = new AbortController().signal;
		const usual = { limit: 2, account: 'a', signal, maxWaitMs: () => 1e9 };
		void gate.run(request, { ...usual, ...terms }).then((passage) => {
			this.passage = passage;
		});
	}

	get state(): string {
		if (this.passage !== undefined) return this.passage.kind;
		return this.release === undefined ? 'waiting' : 'inside';
	}

	leave(verdict: SiteVerdict = ANSWERED): void {
		if (this.release === undefined) throw new Error('is not inside');
		this.release(verdict);
	}
}

/** Lets so many come at once. */
export function several(gate: SiteGate, count: number, terms?: GuestTerms): Guest[] {
	return Array.from({ length: count }, () => new Guest(gate, terms));
}

/** Somebody leaves, and others may come in. */
export async function leave(guest: Guest | undefined, verdict?: SiteVerdict): Promise<void> {
	await settled();
	guest?.leave(verdict);
	await settled();
}

/** The first call of an account is answered, so that the gate is open for it. */
export async function opened(gate: SiteGate, account = 'a'): Promise<void> {
	await leave(new Guest(gate, { account }));
}

/** What has become of each, once everything has happened that can. */
export async function states(guests: readonly Guest[]): Promise<string[]> {
	await settled();
	return guests.map(({ state }) => state);
}
