import { describe, expect, it } from 'vitest';

import type { Group } from '../../../sandbox/index.mts';
import { editorOf } from './support/editor.mts';
import { callsOf, credentialOf, expectSecretsInBodies, useSandbox } from '../support/harness.mts';
import { useStub } from './support/stub-site.mts';

const running = useSandbox();
const stub = useStub();
const editor = () => editorOf(credentialOf(running()));

function addGroups(count: number, more: Partial<Group> = {}): void {
	for (let n = 0; n < count; n += 1) {
		const id = String(3000 + running().site.groups.size);
		const group = {
			id,
			name: `Group ${id}`,
			mode: 'STATIC',
			lists: [],
			members: new Set<string>(),
		};
		running().site.groups.set(id, { ...group, mode: 'STATIC', lists: [], ...more });
	}
}

/** All that the editor gets when somebody scrolls to the end. */
async function scroll(name: 'searchGroups' | 'searchJoinableGroups') {
	const found: unknown[] = [];
	let token: unknown;
	for (let pages = 1; ; pages += 1) {
		const page = await editor()[name](undefined, token === undefined ? undefined : String(token));
		found.push(...page.results.map(({ value }) => value));
		token = page.paginationToken;
		if (token === undefined) return { found, pages };
	}
}

describe('groups', () => {
	it('are offered by name and ID', async () => {
		const { results } = await editor().searchGroups();
		expect(results).toContainEqual({ name: 'Puppy Lovers (1010)', value: '1010' });
		expect(results).toContainEqual({ name: '東京の友 (1022)', value: '1022' });
		expectSecretsInBodies(running());
	});

	it('are offered with those that are built in, for reading', async () => {
		const { results } = await editor().searchGroups('newsletter');
		expect(results).toStrictEqual([{ name: 'Newsletter Readers (2)', value: '2' }]);
		const joinable = await editor().searchJoinableGroups('newsletter');
		expect(joinable.results).toStrictEqual([]);
	});

	it('are searched by the site', async () => {
		const { results } = await editor().searchGroups('members 20');
		expect(results.map(({ value }) => value)).toStrictEqual(['1023', '1024']);
		expect(callsOf(running(), 'listGroups')[0]?.list_filter_text).toBe('members 20');
	});

	it('come in pages, until there are no more', async () => {
		running().site.groups.clear();
		addGroups(230);
		const { found, pages } = await scroll('searchGroups');
		expect(found).toStrictEqual([...running().site.groups.keys()]);
		expect(pages).toBe(4);
	});

	it.each(['-1', 'x', '1.5', ''])('begin anew after the odd token "%s"', async (token) => {
		const { results } = await editor().searchGroups(undefined, token);
		expect(results[0]?.value).toBe('1010');
	});
});

describe('groups to join', () => {
	it('are all but predefined, security and rebuildable ones', async () => {
		const { results } = await editor().searchJoinableGroups();
		const { groups } = running().site;
		const joinable = [...groups.values()].filter(
			({ id, mode, lists }) =>
				Number(id) >= 1000 && mode !== 'DYNAMIC_REBUILDABLE' && !lists.includes('ADMIN_SECURITY'),
		);
		expect(joinable.length).toBeLessThan(groups.size);
		expect(results.map(({ value }) => value)).toStrictEqual(joinable.map(({ id }) => id));
		for (const id of ['35', '1030', '1060', '1061']) {
			expect(results.map(({ value }) => value)).not.toContain(id);
		}
	});

	it('are found behind pages of others', async () => {
		running().site.groups.clear();
		addGroups(250, { mode: 'DYNAMIC_REBUILDABLE' });
		addGroups(1);
		const { results } = await editor().searchJoinableGroups();
		expect(results.map(({ value }) => value)).toStrictEqual(['3250']);
	});

	it('leave out every security group, however few the site lists at once', async () => {
		running().site.groups.clear();
		running().site.settings.maxListPageSize = 3;
		addGroups(8, { lists: ['ADMIN_SECURITY'] });
		addGroups(2);
		expect((await scroll('searchJoinableGroups')).found).toStrictEqual(['3008', '3009']);
	});

	it('come to an end on a site that refuses an offset past the end', async () => {
		const groupInfo = [{ id: '2001', name: 'Volunteers', groupMode: 'STATIC' }];
		stub.answer = ({ list_record_offset }) =>
			Number(list_record_offset) === 0
				? { body: JSON.stringify({ listGroupsResponse: { groupInfo } }) }
				: { status: 403, body: '{"errorResponse":{"code":"50","message":"Bad offset."}}' };
		const { searchGroups } = editorOf(stub.credential);
		const { paginationToken } = await searchGroups();
		expect(await searchGroups(undefined, paginationToken)).toEqual({ results: [] });
	});

	it('come to an end on a site that ignores offsets', async () => {
		const groupInfo = [{ id: '5', name: 'x', groupMode: 'STATIC' }];
		stub.answer = () => ({ body: JSON.stringify({ listGroupsResponse: { groupInfo } }) });
		const { results, paginationToken } = await editorOf(stub.credential).searchJoinableGroups();
		expect(results).toStrictEqual([]);
		expect(paginationToken).toBeUndefined();
		expect(stub.forms.length).toBeLessThan(6);
	});

	it('are offered once on a site that ignores offsets, however long somebody scrolls', async () => {
		const groupInfo = [{ id: '1010', name: 'x', groupMode: 'STATIC' }];
		stub.answer = () => ({ body: JSON.stringify({ listGroupsResponse: { groupInfo } }) });
		const { searchGroups } = editorOf(stub.credential);
		const first = await searchGroups();
		expect(first.results.map(({ value }) => value)).toStrictEqual(['1010']);
		const second = await searchGroups(undefined, String(first.paginationToken));
		expect(second).toStrictEqual({ results: [] });
	});
});

describe('centers', () => {
	it('are offered by name and ID, and searched', async () => {
		const { results } = await editor().searchCenters();
		expect(results.map(({ name }) => name)).toStrictEqual([
			'North Center (1101)',
			'South Center (1102)',
			'Centre-Ouest (1103)',
		]);
		const found = await editor().searchCenters('ouest');
		expect(found.results.map(({ value }) => value)).toStrictEqual(['1103']);
		expectSecretsInBodies(running());
	});

	it('are none on a site without centers', async () => {
		running().site.settings.multiCenter = false;
		expect((await editor().searchCenters()).results).toStrictEqual([]);
	});

	it('come from as many pages as there are', async () => {
		for (let n = 0; n < 230; n += 1) {
			running().site.centers.set(String(2000 + n), { id: String(2000 + n), name: `Center ${n}` });
		}
		expect((await editor().searchCenters()).results).toHaveLength(233);
	});

	/** No document shows what the name of an entry is called. */
	it.each(['label', 'name'])('are read with <%s>', async (nameElement) => {
		running().site.settings.centerNameElement = nameElement;
		const { results } = await editor().searchCenters();
		expect(results[0]).toStrictEqual({ name: 'North Center (1101)', value: '1101' });
	});

	/** Nor what an entry itself is called: one under another name must not pass for no centers. */
	it('are not taken for none under another name', async () => {
		running().site.settings.centerElement = 'centerInfo';
		await expect(editor().searchCenters()).rejects.toThrow("no list 'center', but 'centerInfo'");
	});
});

describe('interests', () => {
	it('are offered with their path', async () => {
		const { results } = await editor().searchInterests();
		expect(results).toContainEqual({ name: 'Nature > Birds (1002)', value: '1002' });
		expect(results.map(({ value }) => value)).not.toContain('1008');
	});

	it.each([
		['birds', ['1002']],
		['NATURE', ['1002', '1003']],
		['évé', ['1004']],
		['1005', ['1005']],
		['nothing', []],
	])('are searched for "%s"', async (text, ids) => {
		const { results } = await editor().searchInterests(text);
		expect(results.map(({ value }) => value)).toStrictEqual(ids);
	});

	/** No document names the root of this answer. */
	it.each(['listInterestsResponse', 'getInterestsResponse'])('are read under %s', async (root) => {
		running().site.settings.interestsRoot = root;
		expect((await editor().searchInterests()).results).toHaveLength(7);
	});

	it('have their label where there is no path', async () => {
		const interest = [{ id: '7', label: 'Art', path: {} }, { id: '8' }, { label: 'no ID' }];
		stub.answer = () => ({ body: JSON.stringify({ listInterestsResponse: { interest } }) });
		const { results } = await editorOf(stub.credential).searchInterests();
		expect(results.map(({ name }) => name)).toStrictEqual(['Art (7)', '(8)']);
	});
});

describe.each([
	'searchCenters',
	'searchGroups',
	'searchJoinableGroups',
	'searchInterests',
] as const)('%s', (name) => {
	it("shows the vendor's words and the advice when the site refuses", async () => {
		running().site.settings.deniedMethods = ['listCenters', 'listGroups', 'listInterests'];
		await expect(editor()[name]()).rejects.toThrow(
			/^Luminate Online refused the call: Authorization failed.*\(code 3\)\. .*lacks the permission/,
		);
	});

	it('says that the site cannot be reached', async () => {
		const credential = { ...credentialOf(running()), siteUrl: 'http://127.0.0.1:1/org' };
		await expect(editorOf(credential)[name]()).rejects.toThrow(/^The site could not be reached/);
	});
});
