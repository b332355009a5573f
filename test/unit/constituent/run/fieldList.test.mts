import { describe, expect, it } from 'vitest';

import { FieldList } from '../../../../nodes/Convio/constituent/run/list/fieldList.ts';
import type { SiteField } from '../../../../nodes/Convio/parameters/record/list/siteFields.ts';

const OLD: readonly SiteField[] = [];
const NEW: readonly SiteField[] = [];

/** A site that gives these lists, one after another; keeps which ages were asked for. */
function site(...lists: ReadonlyArray<readonly SiteField[] | undefined>) {
	const ages: Array<number | undefined> = [];
	const load = async (longestMs?: number) => {
		ages.push(longestMs);
		return lists[ages.length - 1];
	};
	return { ages, load };
}

describe('a list that was not read', () => {
	it('helps an item that was not checked, but not one that is refused for something else', () => {
		const list = new FieldList(site().load);
		expect(list.couldHelp([{ kind: 'unchecked' }], false)).toBe(true);
		expect(list.couldHelp([{ kind: 'unchecked' }], true)).toBe(false);
		expect(list.couldHelp([{ kind: 'unchecked', refused: true }], true)).toBe(true);
		expect(list.couldHelp([], false)).toBe(false);
	});

	it('is read once, also when that fails', async () => {
		const { ages, load } = site(undefined);
		const list = new FieldList(load);
		expect(await list.improve()).toBe(false);
		expect(list.couldHelp([{ kind: 'unchecked' }], false)).toBe(false);
		expect(await list.get()).toBeUndefined();
		expect(ages).toStrictEqual([undefined]);
	});
});

describe('a list at hand', () => {
	it('is read anew once if it does not know a name, when it is older than a minute', async () => {
		const { ages, load } = site(NEW);
		const list = new FieldList(load, OLD);
		expect(list.couldHelp([{ kind: 'list may be outdated' }], true)).toBe(true);
		expect(await list.improve()).toBe(true);
		expect(list.current).toBe(NEW);
		expect(list.couldHelp([{ kind: 'list may be outdated' }], true)).toBe(false);
		expect(ages).toStrictEqual([60_000]);
	});

	it('stays when it cannot be read anew, or is young enough', async () => {
		for (const answer of [undefined, OLD]) {
			const list = new FieldList(site(answer).load, OLD);
			expect(await list.improve()).toBe(false);
			expect(list.current).toBe(OLD);
		}
	});
});

it('gives the list to all who ask while it is on its way', async () => {
	const { ages, load } = site(NEW);
	const list = new FieldList(load);
	const [one, other] = await Promise.all([list.get(), list.get()]);
	expect(one).toBe(NEW);
	expect(other).toBe(NEW);
	expect(ages).toHaveLength(1);
});
