import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { Sent } from '../../../../nodes/Convio/sending/requestWithRetry.ts';
import {
	forgetSiteFields,
	siteFields,
} from '../../../../nodes/Convio/constituent/run/siteFields.ts';
import { Stop } from '../../../../nodes/Convio/sending/stop.ts';
import { FakeClock, settled } from '../../sending/support/clock.mts';
import { FakeSite } from '../../sending/support/site.mts';

const MINUTE = 60_000;
const FAILED: Sent = {
	kind: 'unanswered',
	reply: { kind: 'cancelled' },
	ambiguous: false,
	tries: 0,
};

let clock: FakeClock;
let stop: Stop;

beforeEach(() => {
	forgetSiteFields();
	clock = new FakeClock();
	stop = new Stop();
});

function listed(...names: string[]): Sent {
	const field = names.map((name) => ({ name }));
	return { kind: 'answered', data: { field }, startedAt: 0, ambiguous: false };
}

function ask(send: () => Promise<Sent>, site = 'https://a.example/site', account = 'api') {
	const connection = new FakeSite().connection({ siteBase: site, account });
	return siteFields({ connection, send, stop, now: () => clock.now() });
}

async function namesFrom(asked: ReturnType<typeof ask>): Promise<unknown> {
	const result = await asked;
	return result.kind === 'fields' ? result.fields.map(({ name }) => name) : result;
}

describe('the fields of a site', () => {
	it('are read once in ten minutes', async () => {
		const send = vi.fn(async () => await Promise.resolve(listed('name.first')));
		expect(await namesFrom(ask(send))).toEqual(['name.first']);
		await clock.advance(10 * MINUTE - 1);
		expect(await namesFrom(ask(send))).toEqual(['name.first']);
		expect(send).toHaveBeenCalledOnce();
		await clock.advance(1);
		await ask(send);
		expect(send).toHaveBeenCalledTimes(2);
	});

	it('are known for each site and account apart', async () => {
		const send = vi.fn(async () => await Promise.resolve(listed('a')));
		await ask(send);
		await ask(send, 'https://b.example/site');
		await ask(send, 'https://a.example/site', 'other');
		await ask(send);
		expect(send).toHaveBeenCalledTimes(3);
	});

	it('are not known after a failure', async () => {
		expect(await ask(async () => await Promise.resolve(FAILED))).toEqual({
			kind: 'failed',
			sent: FAILED,
		});
		expect(await namesFrom(ask(async () => await Promise.resolve(listed('a'))))).toEqual(['a']);
	});
});

describe('executions that ask at the same time', () => {
	/** A read that ends when it is told to. */
	function slowly(): { send: () => Promise<Sent>; end: (sent: Sent) => void } {
		let end: (sent: Sent) => void = () => {};
		const sent = new Promise<Sent>((resolve) => {
			end = resolve;
		});
		return { send: vi.fn(async () => await sent), end };
	}
	const other = vi.fn(async () => await Promise.resolve(listed('own')));

	beforeEach(() => other.mockClear());

	it('read once', async () => {
		const first = slowly();
		const asked = [ask(first.send), ask(other), ask(other)];
		await settled();
		first.end(listed('a'));
		expect(await Promise.all(asked.map(namesFrom))).toEqual([['a'], ['a'], ['a']]);
		expect(other).not.toHaveBeenCalled();
	});

	it('read for themselves when the one that they waited for fails', async () => {
		const first = slowly();
		const asked = [ask(first.send), ask(other), ask(other)];
		await settled();
		first.end(FAILED);
		expect(await Promise.all(asked.map(namesFrom))).toEqual([
			{ kind: 'failed', sent: FAILED },
			['own'],
			['own'],
		]);
	});

	it('do not go on waiting when they are cancelled', async () => {
		const first = slowly();
		void ask(first.send);
		await settled();
		const follower = ask(async () => await Promise.resolve(FAILED));
		await settled();
		stop.request({ kind: 'cancelled' });
		expect(await follower).toEqual({ kind: 'failed', sent: FAILED });
		first.end(listed('a'));
	});

	it('are not held up by a read that was lost', async () => {
		const broken = async () => await Promise.reject<Sent>(new Error('lost'));
		await expect(ask(broken)).rejects.toThrow('lost');
		expect(await namesFrom(ask(other))).toEqual(['own']);
	});
});
