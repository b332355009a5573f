import { beforeEach, describe, expect, it } from 'vitest';

import { gateOf } from '../../../nodes/Convio/sending/siteGate.ts';
import { requestOnce } from '../../../nodes/Convio/sending/requestOnce.ts';
import type { Connection } from '../../../nodes/Convio/transport/client.ts';
import { callOf } from '../transport/support/calls.mts';
import { FakeClock, settled } from './support/clock.mts';
import { Guest, opened, states } from './support/guests.mts';
import { FOUND } from './support/sending.mts';
import { FakeSite, refused, throttled } from './support/site.mts';

const READ = callOf('getUser', { cons_id: '1' }, { timeoutMs: 5_000 });

let sites = 0;
let site: FakeSite;
let clock: FakeClock;
let connection: Connection;

beforeEach(() => {
	sites += 1;
	site = new FakeSite(() => FOUND);
	clock = new FakeClock();
	connection = site.connection({ siteBase: `https://once${sites}.example/site` });
});

describe('a call that is sent once', () => {
	it('gives the reply, whatever it is', async () => {
		expect(await requestOnce(connection, READ, clock)).toMatchObject({ kind: 'answered' });
		site.then(refused('16'), throttled('1'));
		expect(await requestOnce(connection, READ, clock)).toMatchObject({ kind: 'refused' });
		expect(await requestOnce(connection, READ, clock)).toMatchObject({ kind: 'throttled' });
		expect(site.asked).toHaveLength(3);
	});

	it('goes through the gate of its site, like any other', async () => {
		const gate = gateOf(connection.siteBase, clock);
		await opened(gate, connection.account);
		const guests = [1, 2].map(() => new Guest(gate, { account: connection.account }));
		await settled();
		const sending = requestOnce(connection, READ, clock);
		await settled();
		expect(site.asked).toHaveLength(0);
		guests[0]?.leave();
		expect(await sending).toMatchObject({ kind: 'answered' });
		expect(await states(guests)).toEqual(['done', 'inside']);
	});

	it('tells the gate how it ended', async () => {
		site.then(throttled('3'));
		await requestOnce(connection, READ, clock);
		const sending = requestOnce(connection, READ, clock);
		await clock.advance(2_999);
		expect(site.asked).toHaveLength(1);
		await clock.advance(1);
		expect(await sending).toMatchObject({ kind: 'answered' });
	});

	it('goes first alone for its account', async () => {
		site.hold = true;
		const sending = [requestOnce(connection, READ, clock), requestOnce(connection, READ, clock)];
		await settled();
		expect(site.asked).toHaveLength(1);
		site.letGo();
		await settled();
		site.letGo();
		await Promise.all(sending);
		expect(site.asked).toHaveLength(2);
	});

	it('waits for a pause no longer than it may take itself', async () => {
		site.then(throttled('5'));
		await requestOnce(connection, READ, clock);
		const patient = requestOnce(connection, READ, clock);
		const impatient = { ...READ, settings: { ...READ.settings, timeoutMs: 4_999 } };
		expect(await requestOnce(connection, impatient, clock)).toEqual({
			kind: 'not sent',
			why: 'pause',
			pauseMs: 5_000,
			isAsked: true,
		});
		await clock.advance(5_000);
		expect(await patient).toMatchObject({ kind: 'answered' });
		expect(site.asked).toHaveLength(2);
	});

	it('is timed by the real clock, if no other is given', async () => {
		expect(await requestOnce(connection, READ)).toMatchObject({ kind: 'answered' });
	});
});
