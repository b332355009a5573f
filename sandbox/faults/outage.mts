import type { SiteSettings } from '../settings.mts';
import type { Fault } from './types.mts';

/** The fault that the setting outage plays on every call. */
export function outageFault(outage: SiteSettings['outage']): Fault | undefined {
	switch (outage) {
		case 'none':
			return undefined;
		case 'maintenance200':
			return { kind: 'maintenance', status: 200 };
		case 'maintenance503':
			return { kind: 'maintenance', status: 503 };
		case 'silent':
			return { kind: 'stallBefore' };
		case 'redirect':
			return { kind: 'redirect' };
	}
}
