import type { Connection } from '../transport/client';
import type { ServerApiCall } from '../transport/call';
import type { DataObject } from '../transport/reply/data';
import type { FailedReply, Reply } from '../transport/reply/reply';
import type { Clock } from './clock';
import type { SiteGate } from './siteGate';
import type { SiteEnd, SiteWatch } from './siteWatch';

/** What a look-up has found: how many records have the key, or why nobody knows. */
export type Lookup =
	| { readonly found: 0 | 'several' }
	| { readonly found: 1; readonly cons_id?: string }
	| { readonly unavailable: string };

/** Whether a call changed anything at the site: `unknown` when it may or may not have. */
export type Outcome = 'not applied' | 'unknown';

/** Why a call was not sent, or not sent again. */
export type Unsent =
	/** The site wants to be left alone for longer than the call may wait. */
	| {
			readonly kind: 'not sent';
			readonly why: 'pause';
			readonly pauseMs: number;
			/** The site itself has asked for it; otherwise it has not taken or answered a call. */
			readonly isAsked: boolean;
	  }
	/** The calls before it of the same item have taken all of its time. */
	| { readonly kind: 'not sent'; readonly why: 'time' }
	/** The signal was aborted. */
	| { readonly kind: 'not sent'; readonly why: 'run ended' };

/** A call that has no success in the end: what came last, and what may have come of it. */
export interface CallFailure {
	readonly kind: 'failed';
	readonly reply: FailedReply | Unsent;
	/** A try may have been applied without a reply that says so. */
	readonly mayHaveBeenApplied: boolean;
	/** How often it was sent; 0 when it never was. */
	readonly tries: number;
	readonly outcome: Outcome;
	/** Whether sending it once more cannot add anything twice, as far as is known. */
	readonly safeToRepeat: boolean;
	readonly lookup?: Lookup;
	/**
	 * After a refusal that may mean the login or one permission: whether another read with the same login
	 * was refused as well. Undefined when that is not known.
	 */
	readonly loginIsRefused?: boolean;
}

/** What became of a call in the end. */
export type CallResult =
	| CallFailure
	| {
			readonly kind: 'answered';
			readonly data: DataObject;
			/** When it was sent first, in milliseconds since 1970. */
			readonly startedAt: number;
			/** An earlier try may have been applied without a reply that says so. */
			readonly mayHaveBeenApplied: boolean;
	  };

/** One request that has ended. */
export interface Tried {
	readonly call: ServerApiCall;
	readonly reply: Reply;
	/** Whether the same call was sent before. */
	readonly isRepeat: boolean;
	/** `helper` is a read of the sending itself: a look-up, a probe. */
	readonly purpose: 'item' | 'helper';
	/** The call is not sent again. */
	readonly failure?: CallFailure;
}

/** What the calls of one run share. */
export interface SendingContext {
	readonly connection: Connection;
	readonly gate: SiteGate;
	readonly watch: SiteWatch;
	readonly clock: Clock;
	/** Aborted when the run is over: nothing more is sent but look-ups. */
	readonly signal: AbortSignal;
	/** Aborted when look-ups make no sense either: cancelled, or the site itself is at fault. */
	readonly helperSignal: AbortSignal;
	/** A number from 0 up to 1, for jitter. */
	readonly random: () => number;
	/**
	 * Called after each request, before its slot is freed. Otherwise the next call would be sent although
	 * this failure ends the run.
	 */
	readonly onTried: (tried: Tried) => void;
	/** Called when the site has not answered the last probe. */
	readonly onSiteDead: (end: SiteEnd) => void;
	/** Whether a read with the same login is refused; asked once a run. */
	readonly loginCheck: { answer?: Promise<boolean | undefined> };
}
