import { emptyRecord } from './empty-record.mts';
import { siteFields } from './field-list.mts';
import { siteCenters, siteGroups, siteInterests } from './groups.mts';
import { People } from './people.mts';
import type { SiteData } from './site-data.mts';
import { transactionsOf } from './transactions.mts';
import type { Constituent } from './types.mts';

/** What decides the generated data. */
export interface Recipe {
	seed: number;
	population: number;
	uniqueEmail: boolean;
}

/** First generated cons_id; new records follow behind the last generated one. */
const FIRST_CONS_ID = 1_000_001;

/** Groups a generated record may be in: predefined and query groups too, no security group. */
const JOINED = ['1', '2', '35', '144', '145', '1010', '1013', '1020', '1021', '1022', '1023'];
const ALSO_JOINED = ['1024', '1030', '1031', '1032', '1040', '1041', '1050'];

const made = new Map<string, SiteData>();

/** The data of a new site: the same recipe always gives the same data, as a fresh copy. */
export function generateData(recipe: Recipe): SiteData {
	const key = JSON.stringify(recipe);
	const data = made.get(key) ?? build(recipe);
	// Tests reset often with one recipe, so its data is kept. Others would only take memory.
	if (!made.has(key)) {
		made.clear();
		made.set(key, data);
	}
	return structuredClone(data);
}

function build({ seed, population, uniqueEmail }: Recipe): SiteData {
	const people = new People(seed);
	const constituents: Constituent[] = [];
	for (let n = 1; n <= population; n++) {
		const consId = String(FIRST_CONS_ID + n - 1);
		constituents.push({
			...emptyRecord(consId),
			values: people.person(n),
			...memberships(people),
			transactions: transactionsOf(seed, consId),
		});
	}
	shareValues(constituents, uniqueEmail);
	return {
		constituents,
		groups: siteGroups(),
		interests: siteInterests(),
		centers: siteCenters(),
		fields: siteFields(),
	};
}

function memberships(
	people: People,
): Pick<Constituent, 'groups' | 'interests' | 'centers' | 'centerOptIns'> {
	const groups = new Set<string>();
	const interests = new Set<string>();
	const centers = new Set<string>();
	const centerOptIns = new Set<string>();
	// Some records are in no group, some in one and some in several, because JSON prints a list in
	// three shapes.
	while (!people.oneIn(3)) groups.add(people.pick([...JOINED, ...ALSO_JOINED], '1'));
	while (!people.oneIn(2)) interests.add(people.pick(['1001', '1002', '1003', '1004'], '1001'));
	if (people.oneIn(4)) centers.add(people.pick(['1101', '1102', '1103'], '1101'));
	for (const center of centers) if (people.oneIn(2)) centerOptIns.add(center);
	return { groups, interests, centers, centerOptIns };
}

/**
 * Lets some records share a value: the documents provide for several records with one member ID
 * [page update, older] and, on sites that allow it, with one e-mail address.
 */
function shareValues(constituents: Constituent[], uniqueEmail: boolean): void {
	for (const [index, constituent] of constituents.entries()) {
		const former = constituents[index - 1];
		if (!former) continue;
		const memberId = former.values.get('member_id');
		if (index % 60 === 30 && memberId) constituent.values.set('member_id', memberId);
		const email = former.values.get('email.primary_address');
		if (!uniqueEmail && index % 25 === 20 && email) {
			constituent.values.set('email.primary_address', email);
		}
	}
}
