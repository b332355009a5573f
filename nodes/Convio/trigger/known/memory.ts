/**
 * What this process remembers of one trigger between two polls. n8n's default engine saves the
 * state only together with an emission, so a state that was loaded again may be older than the last
 * poll of this process.
 */
export interface Memory {
	/** The state that the last poll of this process wrote. */
	readonly text?: string;
	/**
	 * The last state that was written without an emission. It counts where n8n has none at all: the
	 * durable engine does not save the baseline of the activation, and the default engine loses the
	 * state when the node is renamed. Without it, whoever joins in between would never be reported.
	 */
	readonly unsaved?: string;
	/** The state that the last emission has replaced, and when. */
	readonly replaced?: { readonly stored: unknown; readonly at: number };
	/** Since when each list was shorter than its total, in milliseconds since 1970. */
	readonly shortSince?: number;
	/** Whether the explanation of that was given. */
	readonly shortTold?: boolean;
	/** What the last poll had to warn of: a lasting condition is logged once. */
	readonly warned?: readonly string[];
}

const NOTHING: Memory = {};

/** More than n8n needs to save a state, in milliseconds. */
const SAVING_MS = 30_000;

/**
 * Whether a poll has found the state that an emission has just replaced: n8n is still saving the new
 * one. The durable engine makes up for polls that it has missed while it was off, one for each of the
 * poll times, and hands them their states beforehand. Without this, each of them would report the
 * same people. If the saving has failed, they are reported after this time.
 */
export function isBeingSaved({ replaced }: Memory, stored: unknown, now: number): boolean {
	return replaced !== undefined && replaced.stored === stored && now - replaced.at < SAVING_MS;
}

/** More triggers than one process has; each entry may hold a state of 16 KB. */
const MOST_TRIGGERS = 1000;

/** The memories of the triggers of this process. Forgetting one only makes *left* come later. */
export class Memories {
	private readonly byTrigger = new Map<string, Memory>();

	/**
	 * @param trigger what identifies a trigger, whatever its name: workflow and node ID
	 * @returns the same object until another one is set
	 */
	get(trigger: string): Memory {
		return this.byTrigger.get(trigger) ?? NOTHING;
	}

	set(trigger: string, memory: Memory): void {
		this.byTrigger.delete(trigger);
		this.byTrigger.set(trigger, memory);
		const [oldest] = this.byTrigger.keys();
		if (this.byTrigger.size > MOST_TRIGGERS && oldest !== undefined) {
			this.byTrigger.delete(oldest);
		}
	}
}
