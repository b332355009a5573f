import { describe, expect, it } from 'vitest';

import type { Fault, SettingsPatch } from '../../../sandbox/index.mts';
import { credentialOf, useSandbox } from '../support/harness.mts';
import { fatesOf } from './support/accounts.mts';
import { speedUp } from './support/fast-clock.mts';
import { ownCalls, start, strangers } from './support/start.mts';

speedUp();
const running = useSandbox({ population: 40, uniqueEmail: false });

describe.each<[string, SettingsPatch]>([
	['2', { apiKey: 'another' }],
	['3', { loginPassword: 'another' }],
	['4', { callerIp: '203.0.113.9' }],
	['3', { deniedMethods: ['update'] }],
])('a run that the site refuses with code %s (%o)', (code, patch) => {
	it('ends at once, and says so on each item', async () => {
		const match = { method: 'update', nth: [6] };
		running().setFaults([{ kind: 'settings', settings: patch, match }]);
		const result = await start(running(), { people: strangers(30), concurrency: 1 });
		expect(ownCalls(running()).map((call) => call.code)).toEqual([
			...Array(5).fill(undefined),
			code,
		]);
		expect(fatesOf(result)).toEqual([...Array(5).fill('done'), ...Array(25).fill('not applied')]);
		for (const [index, { json }] of result.failed.entries()) {
			expect(json.error).toMatch(new RegExp(`\\(code ${code}\\)$`));
			expect(json.details).toMatchObject({
				code,
				outcome: 'not applied',
				safeToRepeat: true,
				identity: { cons_id: String(1_000_006 + index) },
			});
		}
		expect(result.hints[0]?.message).toContain(`failed: 25 with code ${code}`);
	});

	it('lets finish what is on its way, and sends nothing more', async () => {
		const credential = credentialOf(running());
		// An account whose login was refused last gets one call at a time.
		await start(running(), { people: strangers(1), concurrency: 4, credential });
		running().reset();
		Object.assign(running().site.settings, patch, { latencyMs: 30 });
		const people = strangers(30);
		const result = await start(running(), { people, concurrency: 4, credential });
		expect(running().calls).toHaveLength(4);
		expect(fatesOf(result)).toEqual(Array(30).fill('not applied'));
	});
});

describe('a login that was right', () => {
	it('is tried by one call once it was refused, in the next run, too', async () => {
		const credential = credentialOf(running());
		const how = { people: strangers(30), concurrency: 4, credential };
		await start(running(), { ...how, people: strangers(1) });
		running().reset();
		Object.assign(running().site.settings, { loginPassword: 'changed' });
		await start(running(), how);
		const before = running().calls.length;
		expect(fatesOf(await start(running(), how))).toEqual(Array(30).fill('not applied'));
		expect(running().calls).toHaveLength(before + 1);
	});
});

describe('a permission for one part of the call', () => {
	it('is what the rest of the run is told, once another read was answered', async () => {
		const match = { method: 'update' };
		running().setFaults([{ kind: 'refusal', code: '3', match, times: 'always' }]);
		const how = { errand: 'update with a group', people: strangers(10), concurrency: 2 };
		const result = await start(running(), how);
		expect(fatesOf(result).filter((fate) => fate === 'not applied').length).toBeGreaterThan(6);
		for (const { json } of result.failed) {
			expect(json.details).toMatchObject({
				description: expect.stringContaining('lacks the permission to change groups'),
			});
		}
	});
});

describe('a wrong login', () => {
	it('is sent once, however many items there are', async () => {
		const credential = { ...credentialOf(running()), loginName: 'nobody' };
		const how = { errand: 'get a record', concurrency: 10, credential };
		const result = await start(running(), { ...how, people: strangers(30) });
		expect(fatesOf(result)).toEqual(Array(30).fill('not applied'));
		expect(running().calls.map(({ code }) => code)).toEqual(['3']);
	});
});

describe('a run that stops at the first failure', () => {
	const reset: Fault = { kind: 'resetAfter', match: { method: 'create', nth: [4] } };

	it('sends nothing when one item cannot be sent', async () => {
		const people = strangers(6).map((one, index) => (index === 4 ? { ...one, consId: '' } : one));
		const result = await start(running(), { people, onError: 'stopWorkflow' });
		expect(running().calls).toEqual([]);
		expect(result.error?.message).toMatch(/'Constituent' is empty.*\[item 4\]$/);
		expect(result.error?.description).toContain('0 of 6 items had succeeded');
	});

	it('tells which items had succeeded, and whether its own was applied', async () => {
		running().setFaults([reset]);
		const people = strangers(10);
		const how = { people, concurrency: 1, onError: 'stopWorkflow' } as const;
		const result = await start(running(), { ...how, errand: 'create' });
		expect(ownCalls(running(), 'create')).toHaveLength(4);
		expect(result.success).toEqual([]);
		expect(result.error?.message).toMatch(/the outcome is unknown \[.*item 3\]$/);
		expect(result.error?.description).toContain('person3@faults.example');
		expect(result.error?.description).toContain(
			'3 of 10 items had succeeded when the node stopped [items 0–2]',
		);
		expect(result.error?.context).toMatchObject({
			details: { outcome: 'unknown', identity: { primary_email: 'person3@faults.example' } },
		});
	});
});
