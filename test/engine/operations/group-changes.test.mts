import { describe, expect, it } from 'vitest';

import { by, callsOf, jsonOf, paired, pairsOf, run, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';
import { addRecord } from './support/people.mts';

const running = useSandbox();
const members = () => [...(running().site.groups.get('1020')?.members ?? [])];

async function change(operation: string, items: string[], more: Parameters = {}) {
	return await run(running(), {
		resource: 'group',
		operation,
		parameters: {
			group: by('list', '1020'),
			constituent: by('member_id', '={{ $json.id }}'),
			...more,
		},
		items: items.map((id) => ({ id })),
		onError: 'continueErrorOutput',
	});
}

describe('many items, one group', () => {
	it('come to be members, and are none any more', async () => {
		const ids = ['M-1', 'M-2', 'M-3'].map(
			(member_id) => addRecord(running(), { member_id }).consId,
		);
		const added = await change('addConstituents', ['M-1', 'M-2', 'M-3', 'M-4']);
		expect(members().sort()).toStrictEqual(ids);
		expect(pairsOf(added.success)).toStrictEqual([0, 1, 2].map(paired));
		expect(jsonOf(added.failed)).toMatchObject([{ details: { code: '16' } }]);
		await change('removeConstituents', ['M-1', 'M-3']);
		expect(members()).toStrictEqual([ids[1]]);
	});

	it('send nothing but the key and the group', async () => {
		addRecord(running(), { member_id: 'M-1' });
		await change('addConstituents', ['M-1']);
		await change('removeConstituents', ['M-1']);
		expect(callsOf(running(), 'update')).toStrictEqual([
			{ member_id: 'M-1', add_group_ids: '1020' },
			{ member_id: 'M-1', remove_group_ids: '1020' },
		]);
	});
});

it.each(['addConstituents', 'removeConstituents'])(
	'%s refuses predefined groups',
	async (operation) => {
		const { failed } = await change(operation, ['M-1'], { group: by('id', '35') });
		expect(jsonOf(failed)).toMatchObject([{ error: expect.stringContaining('predefined') }]);
		expect(running().calls).toStrictEqual([]);
	},
);

it.each(['addConstituents', 'removeConstituents'])('%s can be run dry', async (operation) => {
	addRecord(running(), { member_id: 'M-1' });
	const { success } = await change(operation, ['M-1'], { options: { dryRun: true } });
	expect(success).toHaveLength(1);
	expect(members()).toStrictEqual([]);
	expect(callsOf(running(), 'update')).toStrictEqual([]);
});

it('a group that may have been created is not created again', async () => {
	running().setFaults([{ kind: 'status', status: 503, when: 'after' }]);
	const { failed } = await run(running(), {
		resource: 'group',
		operation: 'create',
		parameters: {
			group_name: 'Owls',
			additionalFields: { group_security_category_id: '1' },
		},
		onError: 'continueErrorOutput',
	});
	expect(jsonOf(failed)).toMatchObject([{ details: { outcome: 'unknown', safeToRepeat: false } }]);
	const owls = [...running().site.groups.values()].filter(({ name }) => name === 'Owls');
	expect(owls).toHaveLength(1);
});
