import type { Site } from '../data/site.mts';
import type { WrittenPart } from '../settings.mts';
import { failure } from './failures.mts';

/**
 * Refuses the call, if the settings say so, once a part of it was written.
 * @param method the method called
 * @param part what has just been written; `nothing` before anything is
 * @throws ApiError with the code of the settings
 */
export function refuseAfter(site: Site, method: string, part: WrittenPart | 'nothing'): void {
	const { refusal } = site.settings;
	if (refusal?.after !== part) return;
	if (refusal.methods && !refusal.methods.includes(method)) return;
	throw failure.refused(refusal.code);
}
