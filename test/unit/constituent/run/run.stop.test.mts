import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { beforeEach, describe, expect, it } from 'vitest';

import { FakeClock } from '../../sending/support/clock.mts';
import type { Setting } from './support/context.mts';
import { CREATE, errorOf, heldRun, outcomes, people, runAt, UPDATE } from './support/runs.mts';
import { FakeSite, json, refused, RESET, written } from '../../sending/support/site.mts';

let site: FakeSite;
let clock: FakeClock;

beforeEach(() => {
	site = new FakeSite(({ cons_id }) => written(cons_id));
	clock = new FakeClock();
});

const runs = async (setting: Setting) => await runAt(site, clock, setting);
const thrownBy = async (setting: Setting) => await errorOf(runs(setting));

describe('a run that stops at the first failure', () => {
	it('sends nothing when an item cannot be sent', async () => {
		const error = await thrownBy({ parameters: UPDATE, items: [...people(3), { id: '' }] });
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toMatch(/^'Constituent' is empty.*\[item 3\]$/);
		expect(error.description).toContain('0 of 4 items had succeeded');
		expect(site.asked).toEqual([]);
	});

	it('sends nothing more, and tells how many had succeeded', async () => {
		site.then(written(), written(), refused('16'));
		const error = await thrownBy({
			parameters: UPDATE,
			items: people(6),
			credential: { maxConcurrentRequests: 1 },
		});
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe(
			"Luminate Online refused the call: refused with 16 (code 16) [constituent ID '1003', item 2]",
		);
		expect(error.description).toContain(
			'2 of 6 items had succeeded when the node stopped [items 0–1].',
		);
		expect(site.asked).toHaveLength(3);
	});

	it('tells of items whose outcome is unknown', async () => {
		site.then(written(), refused('16'), RESET);
		const { running } = await heldRun(site, clock, {
			parameters: CREATE,
			items: people(4),
			credential: { maxConcurrentRequests: 2 },
		});
		site.hold = false;
		site.letGo(2);
		const error = await errorOf(clock.run(running));
		expect(error.message).toMatch(/refused with 16 .*\[email address 'p1@x\.org', item 1\]$/);
		expect(error.description).toContain(
			'1 of 4 items had succeeded when the node stopped [items 0]. The outcome of these items is unknown: [items 2].',
		);
		// The look-up of what is unknown is the last request.
		expect(site.methods).toEqual(['create', 'create', 'create', 'getUser']);
	});

	it('is not stopped by what a list ends with', async () => {
		const page = (...ids: string[]) =>
			json({ listGroupsResponse: { groupInfo: ids.map((id) => ({ id })) } });
		site.then(page('1'), refused('50'), page('2'), refused('50'));
		const { items } = await runs({
			parameters: { resource: 'group', operation: 'getAll', returnAll: true },
			items: people(2),
			credential: { maxConcurrentRequests: 1 },
		});
		expect(items.map(({ json: group }) => group.id)).toEqual(['1', '2']);
	});

	it('stops for an answer that cannot be used as well', async () => {
		site.then(json({ updateConsResponse: {} }));
		const error = await thrownBy({
			parameters: UPDATE,
			items: people(3),
			credential: { maxConcurrentRequests: 1 },
		});
		expect(error.message).toContain("The response to 'update' cannot be used");
		expect(site.asked).toHaveLength(1);
	});

	it('gives all items when all go well', async () => {
		const { items } = await runs({ parameters: UPDATE, items: people(3) });
		expect(outcomes(items)).toEqual(['done', 'done', 'done']);
	});

	it('stops for the credential, too', async () => {
		const error = await thrownBy({ parameters: UPDATE, credential: { siteUrl: '' } });
		expect(error.message).toMatch(/^'Site URL' is empty/);
	});
});
