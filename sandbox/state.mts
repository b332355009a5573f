import { generateData } from './data/generate.mts';
import { Site } from './data/site.mts';
import { FaultSchedule } from './faults/schedule.mts';
import type { Fault } from './faults/types.mts';
import { CallLog } from './http/call-log.mts';
import { PendingWork } from './http/pending.mts';
import { Throttle } from './http/throttle.mts';
import { DEFAULT_SETTINGS, type SettingsPatch, type SiteSettings } from './settings.mts';
import { mergeSettings } from './settings-merge.mts';

/** Everything one stand-in remembers, without the server around it. */
export class SandboxState {
	readonly site: Site;
	readonly log = new CallLog();
	readonly faults = new FaultSchedule();
	readonly throttle = new Throttle();
	readonly pending = new PendingWork();
	readonly #seed: number;
	readonly #initial: SiteSettings;
	readonly #initialFaults: readonly Fault[];
	#controller = new AbortController();

	constructor(seed: number, settings: SettingsPatch = {}, faults: readonly Fault[] = []) {
		this.#seed = seed;
		this.#initialFaults = faults;
		this.#initial = mergeSettings(DEFAULT_SETTINGS, settings);
		this.site = new Site(this.#initial);
		this.reset();
	}

	/** Aborted at the next reset: whoever waits then ends its connection. */
	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	/** Data, log, faults and settings as at the start, with a patch laid over the settings. */
	reset(settings: SettingsPatch = {}): void {
		this.site.settings = mergeSettings(this.#initial, settings);
		const { population, uniqueEmail } = this.site.settings;
		this.site.load(generateData({ seed: this.#seed, population, uniqueEmail }));
		this.log.clear();
		this.faults.set(this.#initialFaults);
		this.throttle.reset();
		this.#controller.abort();
		this.#controller = new AbortController();
	}

	/** Gives up whatever waits. */
	stop(): void {
		this.#controller.abort();
	}
}
