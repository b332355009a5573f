import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { itemsOf } from '../support/workflow.mts';
import { EVERY_MS, GROUP, JoinedGroupLab, TRIGGER } from './joined-group.lab.mts';

/** What the example does when somebody joins a group, in an n8n with these settings. */
export function joinedGroupSuite(env: Record<string, string>): void {
	const lab = new JoinedGroupLab(env);
	/** Who was reported so far, one list for each execution. */
	const expected: string[][] = [];
	beforeAll(async () => await lab.start());
	beforeEach(() => lab.site.setFaults([]));
	afterAll(async () => await lab.stop());

	it('starts nothing for those who are there when it is activated', async () => {
		expect(lab.site.site.groups.get(GROUP)?.members.size).toBeGreaterThan(0);
		await lab.client.activateWorkflow(lab.stored);
		await lab.afterPolls(2);
		expect(await lab.reported()).toEqual([]);
	});

	it('starts one execution with one item for a joiner, who gets on the list', async () => {
		const { consId } = lab.join('Ada');
		expected.push([consId]);
		await expect.poll(() => lab.reported(), { timeout: 60_000 }).toEqual(expected);
		await lab.afterPolls(2);
		expect(await lab.reported()).toEqual(expected);
		const rows = await lab.table?.rows();
		expect(rows?.filter(({ cons_id }) => cons_id === consId)).toMatchObject([
			{ first_name: 'Ada', last_name: 'Joiner', email: 'ada@example.org' },
		]);
	});

	it('starts one execution where two polls come at once', async () => {
		// Each poll begins before the one before it has its answer.
		lab.site.site.settings.latencyMs = 1.5 * EVERY_MS;
		const { consId } = lab.join('Bea');
		expected.push([consId]);
		await lab.afterPolls(8);
		lab.site.site.settings.latencyMs = 0;
		expect(lab.site.peakInFlight()).toBeGreaterThan(1);
		expect(await lab.reported()).toEqual(expected);
	});

	it('fails polls while the site is down, and then reports who joined meanwhile', async () => {
		lab.site.setFaults([{ kind: 'html200', times: 'always' }]);
		const { consId } = lab.join('Cleo');
		expected.push([consId]);
		await lab.afterPolls(6);
		expect(await lab.reported()).toEqual(expected.slice(0, -1));
		const all = await lab.client.listExecutions();
		expect(all.filter(({ status }) => status === 'error').length).toBeGreaterThanOrEqual(1);
		lab.site.setFaults([]);
		await expect.poll(() => lab.reported(), { timeout: 120_000 }).toEqual(expected);
	});

	it('starts nothing when a rebuild empties the group and fills it again', async () => {
		const { groups, constituents } = lab.site.site;
		const members = [...(groups.get(GROUP)?.members ?? [])];
		const set = (member: boolean) => {
			for (const id of members) {
				const record = constituents.get(id);
				if (record !== undefined) lab.site.site.setMember(record, GROUP, member);
			}
		};
		set(false);
		await lab.afterPolls(3);
		set(true);
		await lab.afterPolls(3);
		expect(await lab.reported()).toEqual(expected);
	});

	it('reports who joined while n8n was off', async () => {
		const { consId } = lab.join('Dora');
		expected.push([consId]);
		await lab.restart();
		await expect.poll(() => lab.reported(), { timeout: 60_000 }).toEqual(expected);
		await lab.afterPolls(2);
		expect(await lab.reported()).toEqual(expected);
	});

	it('goes on when the node is renamed', async () => {
		const path = `/workflows/${lab.stored.id}`;
		const workflow = await lab.client.request('GET', path);
		const name = 'A new member';
		const renamed = JSON.parse(JSON.stringify(workflow).replaceAll(TRIGGER, name));
		const { versionId } = await lab.client.request('PATCH', path, {
			nodes: renamed.nodes,
			connections: renamed.connections,
			versionId: workflow.versionId,
		});
		await lab.client.activateWorkflow({ id: lab.stored.id, versionId });
		await lab.afterPolls(2);
		const before = (await lab.executions()).length;
		const { consId } = lab.join('Eve');
		await expect
			.poll(async () => (await lab.executions()).length, { timeout: 60_000 })
			.toBe(before + 1);
		await lab.afterPolls(2);
		const after = (await lab.executions()).slice(before);
		expect(after.map((one) => itemsOf(one, name))).toMatchObject([[{ cons_id: consId }]]);
	});
}
