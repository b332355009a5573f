import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { beforeEach, describe, expect, it } from 'vitest';

import { run } from '../../../../nodes/Convio/constituent/run/run.ts';
import { FakeClock, settled } from '../../sending/support/clock.mts';
import { FakeContext } from './support/context.mts';
import type { Setting } from './support/context.mts';
import { CREATE, errorOf, outcomes, people, runAt, UPDATE } from './support/runs.mts';
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
			'Luminate Online refused the call: refused with 16 (code 16) [item 2]',
		);
		expect(error.description).toContain(
			'2 of 6 items had succeeded when the node stopped [items 0–1].',
		);
		expect(site.asked).toHaveLength(3);
	});

	it('tells of items whose outcome is unknown', async () => {
		site.hold = true;
		site.then(refused('16'), RESET);
		const context = new FakeContext(site, { parameters: CREATE, items: people(2) });
		const running = run(context.functions, clock).catch((reason: unknown) => reason);
		await settled();
		site.letGo(2);
		expect(await running).toMatchObject({
			message: expect.stringContaining('[item 0]'),
			description: expect.stringContaining('The outcome of these items is unknown: [items 1].'),
		});
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
