import { beforeEach, describe, expect, it } from 'vitest';

import type { Failure } from '../../../../nodes/Convio/constituent/results/failure.ts';
import { CANCELLED } from '../../../../nodes/Convio/constituent/results/runFailures.ts';
import { RunEnd } from '../../../../nodes/Convio/constituent/run/runEnd.ts';
import { FakeClock } from '../../sending/support/clock.mts';
import { FIELDS, FOUND } from '../../sending/support/sending.mts';
import { FakeSite, json, refused, RESET, written } from '../../sending/support/site.mts';
import { CREATE, errorOf, outcomes, people, runAt, UPDATE } from './support/runs.mts';

const ONE = { credential: { maxConcurrentRequests: 1 } };
const CREATED = json({ createConsResponse: { cons_id: '1' } });

let clock: FakeClock;

beforeEach(() => {
	clock = new FakeClock();
});

describe('a refusal that ends the run before it is known what it means', () => {
	const parameters = { ...UPDATE, interaction: { interaction_subject: 'Called' } };

	it('is told to the items that were not sent as it is known in the end', async () => {
		const site = new FakeSite(({ method }) => (method === 'update' ? refused('14') : FIELDS));
		const credential = { maxConcurrentRequests: 5 };
		const setting = { credential, parameters, items: people(3), continueOnFail: true };
		const { items } = await runAt(site, clock, setting);
		expect(site.methods.filter((method) => method === 'update')).toHaveLength(1);
		expect(outcomes(items)).toStrictEqual(['unknown', 'not applied', 'not applied']);
		const advice =
			'The login itself works, so the API administrator account lacks the permission to change interactions. Give it that permission in Luminate Online, or remove this part from the node.';
		for (const { json: result } of items.slice(1)) {
			expect(result).toMatchObject({
				error: 'Luminate Online refused the call: refused with 14 (code 14)',
				details: { description: `This item was not sent. ${advice}`, code: '14' },
			});
		}
	});
});

describe('what has ended a run', () => {
	const refusal = (code: string, message = '', scope: Failure['scope'] = 'run'): Failure => ({
		...CANCELLED,
		code,
		message,
		scope,
	});

	it('is told anew when the same refusal of the whole run is known better', () => {
		const end = new RunEnd();
		const better = refusal('14', 'known better');
		end.endBy(refusal('14'));
		end.endBy(better);
		expect(end.failure).toBe(better);
	});

	it.each([
		['another refusal of the whole run', refusal('3'), refusal('14')],
		['the same refusal of one item', refusal('14', '', 'item'), refusal('14')],
		['a fault of the site', refusal('', '', 'site'), refusal('', 'later')],
	])('stays what it was when this comes later: %s', (_what, first, later) => {
		const end = new RunEnd();
		end.endBy(first);
		end.endBy(later);
		expect(end.failure).toBe(first);
	});
});

describe('a run that stops at the first failure', () => {
	it('is not stopped by a look-up that finds nobody yet', async () => {
		const saved = json({ createOrUpdateConsResponse: { cons_id: '1', message: 'User updated.' } });
		const site = new FakeSite(() => saved).then(RESET, refused('16'), FOUND);
		const parameters = {
			...CREATE,
			operation: 'upsert',
			constituent: { mode: 'member_id', value: '=id' },
		};
		const { items } = await runAt(site, clock, { ...ONE, parameters, items: people(2) });
		const upsert = 'createOrUpdate';
		expect(site.methods).toStrictEqual([upsert, 'getUser', 'getUser', upsert, upsert]);
		expect(items.map(({ json: { member_id } }) => member_id)).toStrictEqual(['1001', '1002']);
	});

	it('sends none of those that wait for the first call when that is refused', async () => {
		const site = new FakeSite(() => refused('16'));
		const credential = { maxConcurrentRequests: 5 };
		const error = await errorOf(
			runAt(site, clock, { credential, parameters: UPDATE, items: people(5) }),
		);
		expect(site.asked).toMatchObject([{ method: 'update', cons_id: '1001' }]);
		expect(error.description).toContain('0 of 5 items had succeeded when the node stopped.');
	});

	it('sends nothing more while it looks up what has become of the failed item', async () => {
		const site = new FakeSite(({ method }) => (method === 'getUser' ? FOUND : CREATED));
		site.then(refused('1'));
		const credential = { maxConcurrentRequests: 5 };
		const error = await errorOf(
			runAt(site, clock, { credential, parameters: CREATE, items: people(5) }),
		);
		expect(site.methods).toStrictEqual(['create', 'getUser']);
		expect(error.description).toContain('The outcome of these items is unknown: [items 0].');
	});
});

describe('a site that does not answer', () => {
	it('ends the run, and the items that were not sent say so', async () => {
		const site = new FakeSite(() => RESET);
		const parameters = { ...UPDATE, options: { maxTries: 1 } };
		const { items } = await runAt(site, clock, {
			...ONE,
			parameters,
			items: people(20),
			continueOnFail: true,
		});
		expect(site.asked.length).toBeLessThan(10);
		expect(outcomes(items)).toHaveLength(20);
		expect(items[19]?.json).toMatchObject({
			error: 'The site does not answer',
			details: {
				outcome: 'not applied',
				safeToRepeat: true,
				description:
					'This item was not sent. Many requests in a row brought no response of the Luminate Online API, and a last one did not either, so the rest was not sent. Execute the workflow again when the site is back.',
			},
		});
	});

	it('goes on where the last read is answered after all', async () => {
		const site = new FakeSite(({ method, cons_id }) => {
			if (method !== 'update') return FIELDS;
			return Number(cons_id) < 1006 ? RESET : written(cons_id);
		});
		const parameters = { ...UPDATE, options: { maxTries: 1 } };
		const { items } = await runAt(site, clock, {
			...ONE,
			parameters,
			items: people(8),
			continueOnFail: true,
		});
		expect(outcomes(items).slice(5)).toStrictEqual(['done', 'done', 'done']);
	});
});
