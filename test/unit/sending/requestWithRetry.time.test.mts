import { beforeEach, describe, expect, it } from 'vitest';

import { requestWithRetry } from '../../../nodes/Convio/sending/requestWithRetry.ts';
import type { Sent } from '../../../nodes/Convio/sending/requestWithRetry.ts';
import type { ServerApiCall } from '../../../nodes/Convio/transport/call.ts';
import { settled } from './support/clock.mts';
import { partsFor, POLICY } from './support/parts.mts';
import type { TestParts } from './support/parts.mts';
import { FOUND, inShort, READ, sendWith } from './support/sender.mts';
import { FakeSite, REFUSED } from './support/site.mts';
import { come } from './support/visitors.mts';

let site: FakeSite;
let parts: TestParts;

beforeEach(() => {
	site = new FakeSite(() => FOUND);
	parts = partsFor(site);
});

const send = async (call?: ServerApiCall, policy?: typeof POLICY) =>
	await sendWith(parts, call, policy);
const short = (sent: Sent) => inShort(sent, site);

describe('the time of a call', () => {
	const slow = { ...READ, settings: { ...READ.settings, timeoutMs: 60_000 } };

	it('bounds each try', async () => {
		site.then(REFUSED, REFUSED);
		await send(slow, { maxTries: 3, maxTotalMs: 10_000 });
		expect(site.timeouts).toEqual([10_000, 9_750, 9_250]);
	});

	it('bounds it by whole milliseconds, and by one at least', async () => {
		await send(slow, { maxTries: 1, maxTotalMs: 1_234.9 });
		await send(slow, { maxTries: 1, maxTotalMs: 0.5 });
		expect(site.timeouts).toEqual([1_234, 1]);
	});

	it('leaves a shorter timeout as it is', async () => {
		site.then(REFUSED);
		await send(READ, { maxTries: 3, maxTotalMs: 10_000 });
		expect(site.timeouts).toEqual([5_000, 5_000]);
	});

	it('begins when it is sent, not when it starts to wait for its turn', async () => {
		const first = come(parts.gate, { limit: 1 });
		parts = { ...parts, connection: site.connection({ maxConcurrentRequests: 1 }) };
		const sending = requestWithRetry(parts, slow, POLICY);
		await parts.clock.advance(60_000);
		expect(site.asked).toHaveLength(0);
		first.leave();
		expect(short(await sending)).toEqual(['answered', undefined, 1]);
		expect(site.timeouts).toEqual([10_000]);
	});

	it('goes on from the first call of its item', async () => {
		const since = parts.clock.now();
		await parts.clock.advance(4_000);
		await requestWithRetry(parts, READ, POLICY, since);
		expect(site.timeouts).toEqual([5_000]);
		await parts.clock.advance(5_000);
		await requestWithRetry(parts, READ, POLICY, since);
		expect(site.timeouts).toEqual([5_000, 1_000]);
		await parts.clock.advance(1_001);
		expect(await requestWithRetry(parts, READ, POLICY, since)).toEqual({
			kind: 'unanswered',
			reply: { kind: 'out of time' },
			ambiguous: false,
			tries: 0,
		});
		expect(site.asked).toHaveLength(2);
	});

	it('is over when the turn for another try comes too late', async () => {
		site.then(REFUSED);
		parts = { ...parts, connection: site.connection({ maxConcurrentRequests: 1 }) };
		const sending = requestWithRetry(parts, READ, POLICY);
		await settled();
		const other = come(parts.gate, { limit: 1, patienceMs: () => 1e9 });
		await parts.clock.advance(POLICY.maxTotalMs + 1);
		other.leave();
		expect(short(await sending)).toEqual(['undelivered', false, 1]);
	});
});
