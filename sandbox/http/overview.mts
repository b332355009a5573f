import type { Constituent } from '../data/types.mts';
import type { SandboxState } from '../state.mts';

/** Most records one search answers. */
const FOUND = 50;

/** Settings without the credentials, and counts. */
export function overview({ site, log, faults, pending }: SandboxState): Record<string, unknown> {
	const { apiKey: _key, secondaryApiKey: _second, ...others } = site.settings;
	const { loginName: _name, loginPassword: _password, ...settings } = others;
	let automatic = 0;
	for (const interaction of site.interactions.values()) if (interaction.automatic) automatic += 1;
	let edits = 0;
	for (const constituent of site.constituents.values()) edits += constituent.edits;
	return {
		settings,
		revision: site.revision,
		faults: faults.pending,
		counts: {
			constituents: site.constituents.size,
			groups: site.groups.size,
			interests: site.interests.size,
			centers: site.centers.size,
			interactions: site.interactions.size,
			// Log entries that create, update and createOrUpdate have written by themselves.
			automaticInteractions: automatic,
			edits,
			calls: log.calls.length,
			inFlight: log.inFlight,
			peakInFlight: log.peak,
			pending: pending.count,
		},
	};
}

/** The records whose id, name, address or member ID holds the text, the last changed first. */
export function search({ site }: SandboxState, text: string): Record<string, unknown> {
	const wanted = text.trim().toLowerCase();
	const found = [...site.constituents.values()].filter(
		(one) => wanted === '' || searchable(one).includes(wanted),
	);
	found.sort((a, b) => b.changedAt - a.changedAt || Number(a.consId) - Number(b.consId));
	return {
		total: found.length,
		constituents: found.slice(0, FOUND).map((one) => ({
			...one,
			values: Object.fromEntries(one.values),
			groups: [...one.groups],
			interests: [...one.interests],
			centers: [...one.centers],
			centerOptIns: [...one.centerOptIns],
		})),
	};
}

function searchable({ consId, values }: Constituent): string {
	const names = ['name.first', 'name.last', 'email.primary_address', 'member_id'];
	return [consId, ...names.map((name) => values.get(name) ?? '')].join(' ').toLowerCase();
}
