import { describe, expect, it } from 'vitest';

import { FakeTrigger, members } from './support/context.mts';

const SITE = { siteUrl: 'https://together.example/site' };

describe('two polls of one trigger at the same time', () => {
	it('report once, also where each has a copy of the state', async () => {
		const trigger = new FakeTrigger({ copiesState: true });
		const both = members('1001', '1002');
		trigger.site.then(members('1001'), both, both);
		expect(await trigger.poll()).toBeNull();
		const emitted = await Promise.all([trigger.poll(), trigger.poll()]);
		expect(emitted.filter((items) => items !== null)).toMatchObject([[{ cons_id: '1002' }]]);
	});

	it('leave alone what another process has stored meanwhile', async () => {
		const trigger: FakeTrigger = new FakeTrigger({}, () => {
			trigger.data.group = 'of another process';
			return members('1001', '1002');
		});
		trigger.site.then(members('1001'));
		await trigger.poll();
		expect(await trigger.poll()).toBeNull();
		expect(trigger.data).toEqual({ group: 'of another process' });
	});
});

describe('two triggers for one group', () => {
	it.each([
		['in one workflow', { workflow: 'one', node: 'a' }, { workflow: 'one', node: 'b' }],
		['in a copied workflow', { workflow: 'first', node: 'c' }, { workflow: 'second', node: 'c' }],
	])('%s have a baseline each', async (_, one, other) => {
		const first = new FakeTrigger({ ...one, credential: SITE });
		first.site.then(members('1001'));
		expect(await first.poll()).toBeNull();
		const second = new FakeTrigger({ ...other, credential: SITE });
		second.site.then(members('1001', '1002'), members('1001', '1002', '1003'));
		expect(await second.poll()).toBeNull();
		expect(await second.poll()).toMatchObject([{ cons_id: '1003' }]);
	});
});
