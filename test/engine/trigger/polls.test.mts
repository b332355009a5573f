import { describe, expect, it } from 'vitest';

import type { Constituent } from '../../../sandbox/index.mts';
import { addRecord } from '../operations/support/people.mts';
import { callsOf, expectSecretsInBodies, useSandbox } from '../support/harness.mts';
import { POLL_ENGINES, Poller } from './support/poller.mts';

const GROUP = '1010';
const running = useSandbox();

function join(name = 'Ada'): Constituent {
	const record = addRecord(running(), { 'name.first': name });
	running().site.setMember(record, GROUP, true);
	return record;
}

function leave(record: Constituent): void {
	running().site.setMember(record, GROUP, false);
}

describe.each(POLL_ENGINES)('in the %s engine', (engine) => {
	it('starts nothing for those who are there at first, and one execution for who joins', async () => {
		join();
		const poller = await Poller.create(engine, running());
		expect(await poller.activate()).toEqual([]);
		expect(await poller.poll()).toEqual([]);
		const one = join();
		const two = join();
		expect(await poller.poll()).toEqual(
			[one, two].map(({ consId }) => ({
				event: 'joined',
				group_id: GROUP,
				cons_id: consId,
				detected_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
			})),
		);
		expect(await poller.poll()).toEqual([]);
		expectSecretsInBodies(running());
	});

	it('finds who joined between the activation and the first poll', async () => {
		const poller = await Poller.create(engine, running());
		await poller.activate();
		const { consId } = join();
		poller.reload();
		expect(await poller.poll()).toMatchObject([{ cons_id: consId }]);
	});

	it('emits those who are there at first when it is told to', async () => {
		const { consId } = join();
		const options = { emitPresentAtFirst: true };
		const poller = await Poller.create(engine, running(), { options });
		expect(await poller.activate()).toMatchObject([{ cons_id: consId }]);
		expect(await poller.poll()).toEqual([]);
	});

	it('forgets nobody when the workflow is loaded again after an emission', async () => {
		const poller = await Poller.create(engine, running());
		await poller.activate();
		join();
		await poller.poll();
		poller.reload();
		expect(await poller.poll()).toEqual([]);
	});

	it('goes on when the node is renamed', async () => {
		join();
		const poller = await Poller.create(engine, running());
		await poller.activate();
		await poller.poll();
		poller.rename('Somebody joined');
		await poller.activate();
		const { consId } = join();
		expect(await poller.poll()).toMatchObject([{ cons_id: consId }]);
	});

	it('reports nobody as having left who is missing for the first time', async () => {
		const record = join();
		const poller = await Poller.create(engine, running(), { event: 'left' });
		await poller.activate();
		leave(record);
		expect(await poller.poll()).toEqual([]);
		expect(await poller.poll()).toEqual([]);
	});

	it('emits the fields that are asked for', async () => {
		const options = { fieldNames: ['name.first'] };
		const poller = await Poller.create(engine, running(), { options });
		await poller.activate();
		join('Grace');
		expect(await poller.poll()).toMatchObject([{ event: 'joined', name: { first: 'Grace' } }]);
		expect(callsOf(running(), 'getGroupMembers')[0]).toEqual({
			group_id: GROUP,
			fields: 'cons_id,name.first',
			max_number: '1000',
		});
	});

	it('tells when the group has another number of members', async () => {
		join();
		const poller = await Poller.create(engine, running(), { event: 'rebuilt' });
		expect(await poller.activate()).toEqual([]);
		expect(await poller.poll()).toEqual([]);
		join();
		const [item, ...more] = await poller.poll();
		expect(more).toEqual([]);
		expect(item).toMatchObject({
			event: expect.stringMatching(/^(rebuilt|resized)$/),
			group_id: GROUP,
			numMembers: '2',
			numMembersBefore: '1',
		});
		expect(await poller.poll()).toEqual([]);
	});

	it('refuses a group of more than 1,000 members when it is activated', async () => {
		for (let count = 0; count < 1001; count += 1) join();
		const poller = await Poller.create(engine, running());
		const error = await poller.failure(poller.activate());
		expect(error.failure).toEqual({ cause: 'configuration-invalid' });
		expect(error.message).toContain('1,001 members');
		expect(error.description).toContain('create a smaller group');
	});

	it('takes 1,000 members, and keeps less than 16 KB', async () => {
		for (let count = 0; count < 1000; count += 1) join();
		const options = { emitPresentAtFirst: true };
		const poller = await Poller.create(engine, running(), { options });
		expect(await poller.activate()).toHaveLength(1000);
		await poller.poll();
		expect(poller.savedText.length).toBeGreaterThan(1000);
		expect(poller.savedText.length).toBeLessThan(16 * 1024);
	});
});

describe('two polls at once', () => {
	it.each(POLL_ENGINES)('start one execution for who joined, in the %s engine', async (engine) => {
		const poller = await Poller.create(engine, running());
		await poller.activate();
		const { consId } = join();
		running().site.settings.latencyMs = 100;
		const [one, other] = await Promise.all([poller.poll(), poller.poll()]);
		expect([...(one ?? []), ...(other ?? [])]).toMatchObject([{ cons_id: consId }]);
		expect(callsOf(running(), 'getGroupMembers')).toHaveLength(3);
	});
});

describe('Fetch Test Event', () => {
	it.each(['joined', 'left', 'joinedOrLeft'])('shows a member for %s', async (event) => {
		const { consId } = join();
		const poller = await Poller.create('default', running(), { event });
		expect(await poller.fetchTestEvent()).toMatchObject([{ group_id: GROUP, cons_id: consId }]);
		expect(poller.savedText).toBe('{}');
	});

	it('shows the group for rebuilt', async () => {
		join();
		const poller = await Poller.create('default', running(), { event: 'rebuilt' });
		expect(await poller.fetchTestEvent()).toMatchObject([{ event: 'rebuilt', numMembers: '1' }]);
	});

	it('says that an empty group has nobody to show', async () => {
		const poller = await Poller.create('default', running());
		const error = await poller.failure(poller.fetchTestEvent());
		expect(error.message).toBe('Group 1010 has no members to show as a sample');
	});
});
