import type { Measurement, SiteAccess } from '../job.mts';

interface LoggedCall {
	readonly applied: boolean;
}

/** The address of the stand-in site's own log of calls. */
function logOf({ siteUrl }: SiteAccess): URL {
	return new URL('/_sandbox/calls', siteUrl);
}

/** Makes the site forget all calls so far. Otherwise those of the warm-up would be counted. */
export async function clearCalls(site: SiteAccess): Promise<void> {
	await (await fetch(logOf(site), { method: 'DELETE' })).arrayBuffer();
}

/** What the site saw since then. */
export async function readCalls(
	site: SiteAccess,
): Promise<Pick<Measurement, 'calls' | 'writes' | 'peakInFlight'>> {
	const response = await fetch(logOf(site));
	const { calls, peakInFlight } = (await response.json()) as {
		calls: readonly LoggedCall[];
		peakInFlight: number;
	};
	return {
		calls: calls.length,
		writes: calls.filter(({ applied }) => applied).length,
		peakInFlight,
	};
}
