import type { Center, Constituent, Field, Group, Interest } from './types.mts';

/** What a site starts with. */
export interface SiteData {
	constituents: Constituent[];
	groups: Group[];
	interests: Interest[];
	centers: Center[];
	fields: Map<string, Field>;
}
