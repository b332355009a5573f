import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { Ending } from '../../../nodes/Convio/sending/siteGate.ts';
import { requestWithRetry } from '../../../nodes/Convio/sending/requestWithRetry.ts';
import type { Sent } from '../../../nodes/Convio/sending/requestWithRetry.ts';
import type { ServerApiCall } from '../../../nodes/Convio/transport/call.ts';
import { settled } from './support/clock.mts';
import { partsFor, POLICY } from './support/parts.mts';
import type { TestParts } from './support/parts.mts';
import { CREATE, FOUND, inShort, READ, sendWith, UPDATE } from './support/sender.mts';
import { FakeSite, REFUSED, refused, RESET, throttled, written } from './support/site.mts';
import type { Reaction } from './support/site.mts';
import { come, states, throttledFor } from './support/visitors.mts';

let site: FakeSite;
let parts: TestParts;

beforeEach(() => {
	site = new FakeSite(() => FOUND);
	parts = partsFor(site);
});

const send = async (call?: ServerApiCall) => await sendWith(parts, call);
const short = (sent: Sent) => inShort(sent, site);

/** What the gate learns of each end decides whether the site gets more calls at once again. */
it.each<[string, Reaction, Ending['kind']]>([
	['an answer', written(), 'answered'],
	['a refusal', refused('16'), 'answered'],
	['a broken connection', RESET, 'other'],
	['what never arrived', REFUSED, 'other'],
	['a call for a pause', throttled('3'), 'throttled'],
])('tells the gate of %s', async (_what, answer, kind) => {
	const leave = vi.spyOn(parts.gate, 'leave');
	site.then(answer);
	await sendWith(parts, UPDATE, { ...POLICY, maxTries: 1 });
	expect(leave.mock.calls.map(([, ending]) => ending.kind)).toEqual([kind]);
});

describe('a site that throttles', () => {
	it('is left alone for as long as it says, by everybody', async () => {
		site.then(throttled('3'));
		const sending = requestWithRetry(parts, CREATE, POLICY);
		await settled();
		const other = come(parts.gate);
		await parts.clock.advance(2_999);
		expect(site.asked).toHaveLength(1);
		expect(await states([other])).toEqual(['waiting']);
		expect(short(await parts.clock.run(sending))).toEqual(['answered', undefined, 2]);
		expect(await states([other])).toEqual(['admitted']);
	});

	it('is left alone also when this call is not sent again', async () => {
		site.then(throttled('3600'));
		expect(short(await send(CREATE))).toEqual(['throttled', false, 1]);
		expect(parts.gate.pauseLeftMs()).toBe(3_600_000);
		site.then({ status: 503, headers: { 'retry-after': '7' }, body: '<html>' });
		parts = partsFor(site);
		expect(short(await send(CREATE))).toEqual(['unavailable', true, 1]);
		expect(parts.gate.pauseLeftMs()).toBe(7_000);
	});

	it('keeps back what it would make wait too long; that was not sent', async () => {
		const first = come(parts.gate);
		await settled();
		first.leave(throttledFor(POLICY.maxTotalMs + 1));
		const sent = await requestWithRetry(parts, CREATE, POLICY);
		expect(sent).toEqual({
			kind: 'unanswered',
			reply: { kind: 'held back', pauseMs: POLICY.maxTotalMs + 1 },
			ambiguous: false,
			tries: 0,
		});
		expect(site.asked).toHaveLength(0);
	});

	it('ends a call that has been sent with what it was told then', async () => {
		site.then(RESET);
		const sending = requestWithRetry(parts, UPDATE, POLICY);
		await settled();
		const other = come(parts.gate);
		await settled();
		other.leave(throttledFor(POLICY.maxTotalMs + 1));
		expect(short(await parts.clock.run(sending))).toEqual(['interrupted', true, 1]);
		expect(site.asked).toHaveLength(1);
	});

	it('gets fewer calls at once when it does so again', async () => {
		parts = partsFor(site, { connection: site.connection({ maxConcurrentRequests: 8 }) });
		site.then(throttled('1'), throttled('1'));
		await send();
		site.hold = true;
		const sending = Array.from({ length: 8 }, () => requestWithRetry(parts, READ, POLICY));
		await settled();
		expect(site.inFlight).toBe(4);
		site.hold = false;
		site.letGo(8);
		await parts.clock.run(Promise.all(sending));
	});
});
