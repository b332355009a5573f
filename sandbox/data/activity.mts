import type { Site } from './site.mts';
import type { Constituent, Group } from './types.mts';

/** Whether a record is active, as new ones are [doc D-apidoc/create]; one without a status is. */
export function isActive({ values }: Constituent): boolean {
	return (values.get('active.status') ?? 'Active') === 'Active';
}

/** Members of a group, and how many of them are active. */
export function countMembers(site: Site, { members }: Group): { members: number; active: number } {
	let active = 0;
	for (const consId of members) {
		const one = site.constituents.get(consId);
		if (one && isActive(one)) active += 1;
	}
	return { members: members.size, active };
}
