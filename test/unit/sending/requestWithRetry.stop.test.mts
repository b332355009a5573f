import { beforeEach, describe, expect, it } from 'vitest';

import { requestWithRetry } from '../../../nodes/Convio/sending/requestWithRetry.ts';
import type { Sent } from '../../../nodes/Convio/sending/requestWithRetry.ts';
import type { ServerApiCall } from '../../../nodes/Convio/transport/call.ts';
import { settled } from './support/clock.mts';
import { partsFor, POLICY } from './support/parts.mts';
import type { TestParts } from './support/parts.mts';
import { FOUND, inShort, isFree, READ, sendWith, UPDATE } from './support/sender.mts';
import { FakeSite, refused, RESET } from './support/site.mts';
import { come } from './support/visitors.mts';

let site: FakeSite;
let parts: TestParts;

beforeEach(() => {
	site = new FakeSite(() => FOUND);
	parts = partsFor(site);
});

const send = async (call?: ServerApiCall) => await sendWith(parts, call);
const short = (sent: Sent) => inShort(sent, site);
const gateIsFree = async () => await isFree(parts.gate);

describe('the end of the run', () => {
	const end = () => parts.stop.request({ kind: 'cancelled' });

	it('sends nothing that has not been sent', async () => {
		end();
		expect(short(await send())).toEqual(['cancelled', false, 0]);
		expect(site.asked).toHaveLength(0);
	});

	it('takes a call out of the queue', async () => {
		const guests = [come(parts.gate), come(parts.gate)];
		await settled();
		const sending = requestWithRetry(parts, READ, POLICY);
		await settled();
		end();
		expect(short(await sending)).toEqual(['cancelled', false, 0]);
		for (const guest of guests) guest.leave();
		expect(site.asked).toHaveLength(0);
	});

	it('takes a call out of its wait, with what is known of it', async () => {
		site.then(RESET);
		const sending = requestWithRetry(parts, UPDATE, POLICY);
		await settled();
		expect(parts.clock.pending).toBe(1);
		end();
		expect(short(await sending)).toEqual(['cancelled', true, 1]);
		expect(parts.clock.pending).toBe(0);
		expect(site.asked).toHaveLength(1);
	});

	it('sends nothing even if the place was given just before', async () => {
		const first = come(parts.gate, { limit: 1 });
		parts = { ...parts, connection: site.connection({ maxConcurrentRequests: 1 }) };
		const sending = requestWithRetry(parts, READ, POLICY);
		await settled();
		first.leave();
		end();
		expect(short(await sending)).toEqual(['cancelled', false, 0]);
		expect(site.asked).toHaveLength(0);
		expect(await gateIsFree()).toBe(true);
	});

	it('comes before anybody else can take the place of the call that caused it', async () => {
		parts = partsFor(site, {
			connection: site.connection({ maxConcurrentRequests: 1 }),
			onFailure: (failure) => parts.stop.request({ kind: 'failure', failure }),
		});
		site.then(refused('3'));
		const sending = [1, 2, 3].map(() => requestWithRetry(parts, READ, POLICY));
		const ends = (await Promise.all(sending)).map(short);
		expect(ends).toEqual([
			['refused', false, 1],
			['cancelled', false, 0],
			['cancelled', false, 0],
		]);
		expect(site.asked).toHaveLength(1);
	});
});
