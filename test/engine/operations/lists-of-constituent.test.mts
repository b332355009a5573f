import { describe, expect, it } from 'vitest';

import { by, FORMATS, jsonOf, paired, pairsOf, run, useSandbox } from '../support/harness.mts';
import type { Format } from '../support/harness.mts';
import { addAda, addRecord } from './support/people.mts';

const running = useSandbox();

interface List {
	readonly operation: string;
	readonly plural: string;
	/** Puts the record of the item into so many. */
	readonly join: (consId: string, count: number) => void;
	readonly row: (index: number) => object | undefined;
}

function constituent(consId: string) {
	const found = running().site.constituents.get(consId);
	if (found === undefined) throw new Error(`no record ${consId}`);
	return found;
}

const LISTS: readonly List[] = [
	{
		operation: 'getGroups',
		plural: 'groups',
		join: (consId, count) =>
			['1010', '1013']
				.slice(0, count)
				.forEach((id) => running().site.setMember(constituent(consId), id, true)),
		row: (index) =>
			[
				{ id: '1010', label: 'Puppy Lovers' },
				{ id: '1013', label: 'Bird Watchers' },
			][index],
	},
	{
		operation: 'getInterests',
		plural: 'interests',
		join: (consId, count) =>
			['1003', '1005']
				.slice(0, count)
				.forEach((id) => running().site.setListed(constituent(consId), 'interests', id, true)),
		row: (index) =>
			[
				{ id: '1003', label: 'Rivers', path: 'Nature > Rivers', for_email: true, for_web: true },
				{ id: '1005', label: 'Advocacy', path: 'Advocacy', for_email: false, for_web: true },
			][index],
	},
	{
		operation: 'getCenters',
		plural: 'centers',
		join: (consId, count) =>
			['1101', '1103']
				.slice(0, count)
				.forEach((id) => running().site.setListed(constituent(consId), 'centers', id, true)),
		row: (index) =>
			[
				{ id: '1101', label: 'North Center' },
				{ id: '1103', label: 'Centre-Ouest' },
			][index],
	},
];

/** Three constituents: in none, in one, in two. */
async function runList(
	{ operation, join }: List,
	response_format: Format,
	splitIntoItems: boolean,
) {
	const items = [0, 1, 2].map((count) => {
		const { consId } = addRecord(running(), { 'name.first': `N${count}` });
		join(consId, count);
		return { id: consId };
	});
	const result = await run(running(), {
		resource: 'constituent',
		operation,
		parameters: {
			constituent: by('cons_id', '={{ $json.id }}'),
			splitIntoItems,
			options: { response_format },
		},
		items,
	});
	return { ...result, ids: items.map(({ id }) => id) };
}

describe.each(LISTS.map((list) => [list.operation, list] as const))('%s', (_, list) => {
	describe.each(FORMATS)('in %s', (format) => {
		it('gives an item for each entry, linked to its constituent', async () => {
			const { success, ids } = await runList(list, format, true);
			expect(jsonOf(success)).toStrictEqual([
				{ cons_id: ids[1], ...list.row(0) },
				{ cons_id: ids[2], ...list.row(0) },
				{ cons_id: ids[2], ...list.row(1) },
			]);
			expect(pairsOf(success)).toStrictEqual([1, 2, 2].map(paired));
		});

		it('gives one item with the list for each constituent, when not split', async () => {
			const { success, ids } = await runList(list, format, false);
			expect(jsonOf(success)).toStrictEqual([
				{ cons_id: ids[0], [list.plural]: [] },
				{ cons_id: ids[1], [list.plural]: [list.row(0)] },
				{ cons_id: ids[2], [list.plural]: [list.row(0), list.row(1)] },
			]);
			expect(pairsOf(success)).toStrictEqual([0, 1, 2].map(paired));
		});

		it('understands the root names of the older pages', async () => {
			running().site.settings.rootNames = 'older';
			const { success } = await runList(list, format, true);
			expect(success).toHaveLength(3);
		});
	});
});

describe('Get Centers', () => {
	it.each([
		['nobody matches', 'nobody@example.org', true],
		['several match', 'twice@example.org', true],
		['the site has no centers', 'ada@example.org', false],
	])('gives an empty list, not an error, when %s', async (_, address, multiCenter) => {
		running().site.settings.multiCenter = multiCenter;
		addAda(running());
		for (let n = 0; n < 2; n += 1)
			addRecord(running(), { 'email.primary_address': 'twice@example.org' });
		const { success, error } = await run(running(), {
			resource: 'constituent',
			operation: 'getCenters',
			parameters: { constituent: by('primary_email', address), splitIntoItems: false },
		});
		expect(error).toBeUndefined();
		expect(jsonOf(success)).toStrictEqual([{ primary_email: address, centers: [] }]);
	});

	/** No document names the root: any response is taken. */
	it.each(FORMATS)('takes an answer under another root name, in %s', async (response_format) => {
		running().site.settings.centersRoot = 'getUserCentersResponse';
		addAda(running());
		const { success } = await run(running(), {
			resource: 'constituent',
			operation: 'getCenters',
			parameters: { constituent: by('member_id', 'A-0001'), options: { response_format } },
		});
		expect(jsonOf(success)).toStrictEqual([
			{ member_id: 'A-0001', id: '1101', label: 'North Center' },
		]);
	});
});
