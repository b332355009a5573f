import { beforeEach, describe, expect, it } from 'vitest';

import { CircuitBreaker, verdictOf } from '../../../nodes/Convio/sending/breaker.ts';
import { NOW, refusal, REPLIES, throttled, unavailable } from './support/replies.mts';

let now: number;
let breaker: CircuitBreaker;

beforeEach(() => {
	now = 1_000;
	breaker = new CircuitBreaker(() => now);
});

/** So many probes in a row that are not answered; returns how long each pause was. */
function pausesAfter(count: number): number[] {
	return Array.from({ length: count }, () => {
		breaker.pause(true);
		const left = breaker.pauseLeftMs();
		now += left;
		return left;
	});
}

describe('the circuit breaker', () => {
	it('is open at first', () => {
		expect(breaker.pauseLeftMs()).toBe(0);
		expect(breaker.isHalfOpen).toBe(false);
	});

	it('doubles its pauses in a row, up to half a minute', () => {
		const seconds = [0.5, 1, 2, 4, 8, 16, 30, 30, 30];
		expect(pausesAfter(9)).toEqual(seconds.map((one) => one * 1_000));
	});

	it('counts anew once a probe was answered', () => {
		pausesAfter(3);
		breaker.answered(true);
		expect(breaker.isHalfOpen).toBe(false);
		expect(pausesAfter(2)).toEqual([500, 1_000]);
	});

	it('is paused, then half open', () => {
		breaker.pause(false);
		expect(breaker.isHalfOpen).toBe(false);
		now += 499;
		expect(breaker.pauseLeftMs()).toBe(1);
		expect(breaker.isHalfOpen).toBe(false);
		now += 1;
		expect(breaker.pauseLeftMs()).toBe(0);
		expect(breaker.isHalfOpen).toBe(true);
		now += 1;
		expect(breaker.pauseLeftMs()).toBe(0);
	});

	it('pauses for as long as the site asks, shorter or longer', () => {
		breaker.pause(true, 10);
		expect(breaker.pauseLeftMs()).toBe(10);
		breaker.pause(true, 90_000);
		expect(breaker.pauseLeftMs()).toBe(90_000);
	});

	it('keeps the longest pause that was asked for', () => {
		breaker.pause(false, 5_000);
		breaker.pause(false, 2_000);
		breaker.pause(false);
		expect(breaker.pauseLeftMs()).toBe(5_000);
	});

	it('takes a burst for one pause, also when its last calls end late', () => {
		for (let call = 0; call < 10; call += 1) breaker.pause(false);
		expect(breaker.pauseLeftMs()).toBe(500);
		now += 500;
		breaker.pause(false);
		expect(breaker.pauseLeftMs()).toBe(0);
		expect(pausesAfter(1)).toEqual([1_000]);
	});

	it('counts a pause that the site asked for as one in a row', () => {
		breaker.pause(false, 100);
		now += 100;
		expect(pausesAfter(1)).toEqual([1_000]);
	});

	it('is not opened by the answer to a call from before the pause', () => {
		breaker.pause(false);
		now += 500;
		breaker.answered(false);
		expect(breaker.isHalfOpen).toBe(true);
		expect(pausesAfter(1)).toEqual([1_000]);
	});

	it('is not opened while a pause goes on', () => {
		breaker.pause(false, 3_000);
		breaker.answered(true);
		expect(breaker.pauseLeftMs()).toBe(3_000);
		now += 3_000;
		expect(breaker.isHalfOpen).toBe(true);
	});
});

describe('what the gate learns from a reply', () => {
	it.each<[string, string]>([
		['answer', 'answered'],
		['refusal', 'answered'],
		['429', 'overloaded'],
		['502', 'overloaded'],
		['503', 'overloaded'],
		['504', 'overloaded'],
		['unreadable 200', 'silent'],
		['unreadable 500', 'silent'],
		['unreadable 404', 'silent'],
		['redirected', 'silent'],
		['undelivered', 'silent'],
		['undelivered for good', 'silent'],
		['interrupted', 'silent'],
		['cancelled', 'none'],
	])('%s: %s', (name, kind) => {
		const reply = REPLIES.get(name);
		if (reply === undefined) throw new Error(`no reply ${name}`);
		expect(verdictOf(reply, NOW)).toMatchObject({ kind });
	});

	it.each(['2', '3', '4', '6', '14'])('is no proof of the login: code %s', (code) => {
		expect(verdictOf(refusal(code), NOW)).toEqual({ kind: 'answered', provesLogin: false });
	});

	it.each(['1', '11', '16', ''])('proves the login: code %s', (code) => {
		expect(verdictOf(refusal(code), NOW)).toEqual({ kind: 'answered', provesLogin: true });
	});

	it.each([throttled, unavailable])('is the pause that it asks for', (of) => {
		expect(verdictOf(of('7'), NOW)).toEqual({ kind: 'overloaded', pauseMs: 7_000 });
		const date = new Date(NOW + 90_000).toUTCString();
		expect(verdictOf(of(date), NOW)).toEqual({ kind: 'overloaded', pauseMs: 90_000 });
	});

	it('is the pause that any other page asks for', () => {
		const page = REPLIES.get('unreadable 500');
		if (page?.kind !== 'unreadable') throw new Error('no such reply');
		expect(verdictOf({ ...page, retryAfter: '7' }, NOW)).toEqual({
			kind: 'overloaded',
			pauseMs: 7_000,
		});
		expect(verdictOf({ ...page, retryAfter: 'soon' }, NOW)).toEqual({ kind: 'silent' });
	});

	it('is never a pause of more than an hour', () => {
		expect(verdictOf(throttled('3600'), NOW)).toMatchObject({ pauseMs: 3_600_000 });
		expect(verdictOf(throttled('3601'), NOW)).toMatchObject({ pauseMs: 3_600_000 });
		expect(verdictOf(throttled('9'.repeat(400)), NOW)).toMatchObject({ pauseMs: 3_600_000 });
	});

	it.each(['0', 'soon', 'Sun, 06 Nov 1994 08:49:37 GMT', undefined])(
		'is no length when it says %s',
		(header) => {
			expect(verdictOf(throttled(header), NOW)).toEqual({ kind: 'overloaded' });
		},
	);
});
