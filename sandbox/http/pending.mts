/** Calls on which an application server works after its load balancer has responded. */
export class PendingWork {
	#count = 0;
	#waiting: (() => void)[] = [];

	/** Calls that are not applied yet. */
	get count(): number {
		return this.#count;
	}

	/**
	 * Notes that a call is under way. Returns what runs its work after a time, or gives it up when the
	 * stand-in is reset or stopped before that.
	 */
	begin(signal: AbortSignal, work: () => void): (delayMs: number) => void {
		// On the shared signal, Node would warn of a memory leak from the eleventh listener on.
		const own = AbortSignal.any([signal]);
		this.#count += 1;
		let open = true;
		const end = (): void => {
			if (!open) return;
			open = false;
			this.#count -= 1;
			if (this.#count > 0) return;
			for (const resolve of this.#waiting.splice(0)) resolve();
		};
		own.addEventListener('abort', end, { once: true });
		return (delayMs) => {
			if (!open) return;
			const timer = setTimeout(() => {
				if (open) work();
				end();
			}, delayMs);
			own.addEventListener('abort', () => clearTimeout(timer), { once: true });
		};
	}

	/** Resolves when no call is under way any more. */
	async settled(): Promise<void> {
		if (this.#count === 0) return;
		await new Promise<void>((resolve) => this.#waiting.push(resolve));
	}
}
