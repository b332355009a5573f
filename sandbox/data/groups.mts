import type { Center, Group, GroupMode, Interest, SelectionMode } from './types.mts';

type GroupRow = [
	id: string,
	name: string,
	mode: GroupMode,
	lists: SelectionMode[],
	centerId?: string,
	description?: string,
];

/**
 * Twenty groups: each mode, each selection list, predefined ids below 1000 [page update, newer],
 * administrator security groups [page] and rebuildable query groups [code C-gfl].
 */
const GROUPS: GroupRow[] = [
	['1', 'All Constituents', 'DYNAMIC', ['EMAIL']],
	['2', 'Newsletter Readers', 'DYNAMIC', ['EMAIL']],
	['35', 'Active Donors', 'DYNAMIC_REBUILDABLE', ['EMAIL']],
	['144', 'State: Texas', 'DYNAMIC', ['STATES']],
	['145', 'State: California', 'DYNAMIC', ['STATES']],
	['1010', 'Puppy Lovers', 'STATIC', ['EMAIL', 'MEMBERSHIP']],
	[
		'1013',
		'Bird Watchers',
		'STATIC',
		['EMAIL', 'MEMBERSHIP'],
		undefined,
		'Spring and autumn counts',
	],
	['1020', 'Volunteers', 'STATIC', ['EMAIL', 'MEMBERSHIP']],
	['1021', 'Café & Books <Friends>', 'STATIC', ['EMAIL'], undefined, 'Reads "aloud" on Fridays'],
	['1022', '東京の友', 'STATIC', ['EMAIL']],
	['1023', 'Members 2024', 'STATIC', ['MEMBERSHIP']],
	['1024', 'Members 2025', 'STATIC', ['MEMBERSHIP'], undefined, 'Renewed since January'],
	['1030', 'Lapsed Donors (query)', 'DYNAMIC_REBUILDABLE', ['EMAIL']],
	['1031', 'Gave Last Year (query)', 'STATIC_REBUILDABLE', ['EMAIL']],
	['1032', 'Opened Last Message (query)', 'DYNAMIC', ['EMAIL']],
	['1040', 'North Chapter', 'STATIC', ['HEIRARCHY', 'EMAIL'], '1101'],
	['1041', 'South Chapter', 'STATIC', ['HEIRARCHY', 'EMAIL'], '1102'],
	['1050', 'Report Readers', 'STATIC', ['REPORTWRITER_SHAREES']],
	['1060', 'API Administrators', 'STATIC', ['ADMIN_SECURITY']],
	['1061', 'Content Administrators', 'STATIC', ['ADMIN_SECURITY']],
];

/** The groups of the stand-in site, without members yet. */
export function siteGroups(): Group[] {
	return GROUPS.map(([id, name, mode, lists, centerId, description]) => ({
		id,
		name,
		mode,
		lists: [...lists],
		...(centerId === undefined ? {} : { centerId }),
		...(description === undefined ? {} : { description }),
		members: new Set(),
	}));
}

export function siteCenters(): Center[] {
	return [
		{ id: '1101', name: 'North Center' },
		{ id: '1102', name: 'South Center' },
		{ id: '1103', name: 'Centre-Ouest' },
	];
}

/** Eight interests; two belong to a center, one is hidden. The path of one below another is written
 * with an angle bracket [doc D-old/getuserinterests]. */
export function siteInterests(): Interest[] {
	const interest = (id: string, label: string, more: Partial<Interest> = {}): Interest => ({
		id,
		label,
		path: label,
		forEmail: true,
		forWeb: false,
		hidden: false,
		...more,
	});
	return [
		interest('1001', 'Science'),
		interest('1002', 'Birds', { path: 'Nature > Birds' }),
		interest('1003', 'Rivers', { path: 'Nature > Rivers', forWeb: true }),
		interest('1004', 'Événements', { path: 'Événements' }),
		interest('1005', 'Advocacy', { forEmail: false, forWeb: true }),
		interest('1006', 'North Center News', { centerId: '1101' }),
		interest('1007', 'South Center News', { centerId: '1102' }),
		interest('1008', 'Staff Only', { hidden: true }),
	];
}
