import { describe, expect, it } from 'vitest';

import type { Fault, SettingsPatch } from '../../../sandbox/index.mts';
import { addRecord } from '../operations/support/people.mts';
import { useOwnSandboxes } from './support/own-sandbox.mts';
import { groupOf, POLL_ENGINES, Poller } from './support/poller.mts';

const GROUP = '1010';
const running = useOwnSandboxes();

function join(): string {
	const record = addRecord(running());
	running().site.setMember(record, GROUP, true);
	return record.consId;
}

const always = (fault: Omit<Fault, 'times'>): Fault[] => [{ ...fault, times: 'always' }];

/** What goes wrong, and which cause n8n is to be told. */
const FAULTS: ReadonlyArray<[string, Fault[], string]> = [
	['a maintenance page with status 200', always({ kind: 'html200' }), 'temporarily-unavailable'],
	['status 503', always({ kind: 'status', status: 503 }), 'temporarily-unavailable'],
	['an error of the web tier', always({ kind: 'status', status: 500 }), 'temporarily-unavailable'],
	['a reset', always({ kind: 'resetBefore' }), 'temporarily-unavailable'],
	['a body that is cut', always({ kind: 'cutBody' }), 'temporarily-unavailable'],
	['a body that breaks off', always({ kind: 'garbage' }), 'temporarily-unavailable'],
	['throttling', always({ kind: 'status', status: 429, retryAfter: '90' }), 'rate-limited'],
	[
		'a redirect',
		always({ kind: 'redirect', location: 'https://elsewhere.example/' }),
		'configuration-invalid',
	],
];

const REFUSALS: ReadonlyArray<[string, SettingsPatch, string]> = [
	['a wrong key', { apiKey: 'another' }, 'credential-invalid'],
	['a wrong password', { loginPassword: 'another' }, 'credential-invalid'],
	['no permission', { deniedMethods: ['getGroupMembers'] }, 'credential-invalid'],
	['an address that is not allowed', { allowedIps: ['10.0.0.0/8'] }, 'configuration-invalid'],
];

describe.each(POLL_ENGINES)('in the %s engine', (engine) => {
	it.each(FAULTS)('%s fails the poll and leaves the state as it was', async (_, faults, cause) => {
		join();
		const options = { timeout: 2_000 };
		const poller = await Poller.create(engine, running(), { event: 'joinedOrLeft', options });
		await poller.activate();
		await poller.poll();
		const before = poller.savedText;
		join();
		running().setFaults(faults);
		const error = await poller.failure();
		expect(error.failure?.cause).toBe(cause);
		expect(poller.savedText).toBe(before);
	});

	it.each(REFUSALS)('%s is told as what it is, not as status 403', async (_, patch, cause) => {
		const poller = await Poller.create(engine, running(), {}, {});
		await poller.activate();
		Object.assign(running().site.settings, patch);
		const error = await poller.failure();
		expect(error.failure).toEqual({ cause });
		expect(error.message).toMatch(/^Luminate Online refused the call: .*\(code [234]\)$/);
	});

	it('refuses to be activated with a group that does not exist', async () => {
		const poller = await Poller.create(engine, running(), { group: groupOf('9999999') });
		const error = await poller.failure(poller.activate());
		expect(error.failure).toEqual({ cause: 'configuration-invalid' });
		expect(error.description).toContain('Check that group 9999999 exists');
	});

	it('reports who joined while the site was down, once it is up', async () => {
		join();
		const poller = await Poller.create(engine, running(), { event: 'joinedOrLeft' });
		await poller.activate();
		await poller.poll();
		running().setFaults(always({ kind: 'html200' }));
		const id = join();
		for (let poll = 0; poll < 3; poll += 1) await poller.failure();
		running().setFaults([]);
		expect(await poller.poll()).toMatchObject([{ event: 'joined', cons_id: id }]);
	});

	it('takes a list that is cut for what it is', async () => {
		for (let count = 0; count < 12; count += 1) join();
		const poller = await Poller.create(engine, running(), { event: 'joinedOrLeft' });
		await poller.activate();
		running().site.settings.maxGroupMembers = 1;
		expect(await poller.poll()).toEqual([]);
		running().site.settings.maxGroupMembers = 1000;
		expect(await poller.poll()).toEqual([]);
	});

	it('emits nobody when a rebuild empties the group and fills it again', async () => {
		const { groups } = running().site;
		for (let count = 0; count < 12; count += 1) join();
		const members = [...(groups.get(GROUP)?.members ?? [])];
		const poller = await Poller.create(engine, running(), { event: 'joinedOrLeft' });
		await poller.activate();
		for (const listed of [12, 5, 0, 0, 3, 12]) {
			for (const [index, id] of members.entries()) {
				const record = running().site.constituents.get(id);
				if (record !== undefined) running().site.setMember(record, GROUP, index < listed);
			}
			expect(await poller.poll()).toEqual([]);
		}
	});
});
