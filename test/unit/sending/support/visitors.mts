import type {
	Admission,
	Ending,
	Permit,
	SiteGate,
} from '../../../../nodes/Convio/sending/siteGate.ts';
import { Stop } from '../../../../nodes/Convio/sending/stop.ts';
import { settled } from './clock.mts';

export const ANSWERED: Ending = { kind: 'answered' };
export const OTHER: Ending = { kind: 'other' };

export function throttledFor(pauseMs: number): Ending {
	return { kind: 'throttled', pauseMs };
}

/** Somebody at the gate, and what became of them. */
export interface Guest {
	/** Undefined as long as they wait. */
	readonly admission: Admission | undefined;
	readonly stop: Stop;
	leave(ending?: Ending): void;
}

/** Comes to the gate; whether they are in shows after `settled()`. */
export function come(
	gate: SiteGate,
	{ limit = 2, stop = new Stop(), patienceMs = (): number => 60_000 } = {},
	onAdmitted: (permit: Permit) => void = () => {},
): Guest {
	let admission: Admission | undefined;
	void gate.enter({ limit, stop, patienceMs }).then((given) => {
		admission = given;
		if (given.kind === 'admitted') onAdmitted(given.permit);
	});
	return {
		get admission() {
			return admission;
		},
		stop,
		leave(ending = ANSWERED) {
			if (admission?.kind !== 'admitted') throw new Error('was not admitted');
			gate.leave(admission.permit, ending);
		},
	};
}

/** Lets several come at once to the gate that is there then. */
export function severalAt(gate: () => SiteGate) {
	return (count: number, options: Parameters<typeof come>[1] = {}): Guest[] =>
		Array.from({ length: count }, () => come(gate(), options));
}

/** What became of each, in short; `waiting` for those who still do. */
export async function states(guests: readonly Guest[]): Promise<string[]> {
	await settled();
	return guests.map(({ admission }) => admission?.kind ?? 'waiting');
}
