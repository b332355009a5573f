import { describe, expect, it } from 'vitest';

import { callsOf, FORMATS, jsonOf, rows as ids, useSandbox } from '../support/harness.mts';
import { ADA, addAda } from '../operations/support/people.mts';
import { callCounts, logged, reportOf, sync } from './support/sync.mts';

const running = useSandbox();
const ROWS = [{ id: ADA, 'name.first': 'Ada' }];
const UNCHANGED = { cons_id: ADA, message: '', action: 'unchanged' };

describe.each(FORMATS)('memberships in %s', (format) => {
	it('are unchanged when the constituent has all of them', async () => {
		addAda(running());
		const memberships = { add_group_ids: ids('1013', '1010'), add_interest_ids: ids('1002') };
		const { success } = await sync(running(), { rows: ROWS, format, parameters: { memberships } });
		expect(jsonOf(success)).toStrictEqual([UNCHANGED]);
		expect(callCounts(running())).toStrictEqual({
			getUser: 1,
			getUserGroups: 1,
			getUserInterests: 1,
		});
	});

	it('are unchanged by themselves, without any field', async () => {
		addAda(running());
		const memberships = { add_group_ids: ids('1013') };
		const rows = [{ id: ADA }];
		const { success } = await sync(running(), { rows, format, parameters: { memberships } });
		expect(jsonOf(success)).toStrictEqual([UNCHANGED]);
	});

	it.each([
		['add_group_ids', { add_group_ids: ids('1010', '1020') }],
		['add_interest_ids', { add_interest_ids: ids('1002', '1003') }],
	])('are a change when one is missing: %s', async (name, memberships) => {
		addAda(running());
		const { success } = await sync(running(), { rows: ROWS, format, parameters: { memberships } });
		expect(jsonOf(success)).toMatchObject([{ action: 'updated', changed: [name] }]);
	});
});

describe('what no response can show', () => {
	it.each([
		['remove_group_ids', { memberships: { remove_group_ids: ids('1020') } }],
		['remove_interest_ids', { memberships: { remove_interest_ids: ids('1003') } }],
		['add_center_ids', { memberships: { add_center_ids: ids('1101') } }],
		['add_center_opt_in_ids', { memberships: { add_center_opt_in_ids: ids('1101') } }],
		['remove_center_opt_in_ids', { memberships: { remove_center_opt_in_ids: ids('1101') } }],
		['interaction_subject', { interaction: { interaction_subject: 'Synced' } }],
	])('is sent each time: %s', async (name, parameters) => {
		addAda(running());
		const { success, hints } = await sync(running(), { rows: ROWS, parameters });
		expect(jsonOf(success)).toMatchObject([{ action: 'updated', changed: [] }]);
		expect(callsOf(running(), 'update')).toHaveLength(1);
		expect(reportOf({ hints })).toContain(
			`Always sent, because no response of the site can show it: ${name} (1).`,
		);
	});
});

describe('lists that the account may not read', () => {
	it('are asked for once, sent each time, and end nothing', async () => {
		addAda(running());
		running().site.settings.deniedMethods = ['getUserGroups'];
		const rows = Array.from({ length: 3 }, (_, index) => ({ id: ADA, 'name.first': `n${index}` }));
		const memberships = { add_group_ids: ids('1010') };
		const { success, error, hints } = await sync(running(), {
			rows: [...ROWS, ...rows],
			parameters: { memberships },
		});
		expect(error).toBeUndefined();
		expect(success).toHaveLength(4);
		expect(logged(running(), ADA)).toBe(4);
		expect(callCounts(running())).toMatchObject({ getUserGroups: 1, update: 4 });
		expect(reportOf({ hints })).toContain(
			'Sent, because the account may not read the list of it: add_group_ids (1).',
		);
	});
});
