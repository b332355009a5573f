import { UserError } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';

import { classifyFailure } from '../../../../nodes/Convio/transport/http/networkErrors.ts';

/** An error with a code, as Node and the HTTP helper make them. */
function coded(code: unknown, cause?: unknown): Error {
	return Object.assign(new Error(`request to host?login_password=swordfish1 ${String(code)}`), {
		code,
		...(cause === undefined ? {} : { cause }),
	});
}

/** The same, from a system call. */
function failedIn(syscall: string, code: string): Error {
	return Object.assign(coded(code), { syscall });
}

const TIMED_OUT = {
	kind: 'interrupted',
	reason: 'no response arrived within the timeout',
	timedOut: true,
};
const ENDED = {
	kind: 'interrupted',
	reason: 'the connection ended before a response had arrived',
	timedOut: false,
};

describe('a failure to send', () => {
	it.each<[code: string, reason: string]>([
		['ECONNREFUSED', 'the connection was refused'],
		['ENOTFOUND', 'the host name is not known'],
		['EAI_AGAIN', 'the host name could not be looked up'],
		['EHOSTUNREACH', 'there is no route to the host'],
		['ENETUNREACH', 'there is no route to the network'],
		['ENETDOWN', 'the network is down'],
		['EADDRNOTAVAIL', 'no local address is free'],
	])('%s cannot have reached the site, and the network may work again', (code, reason) => {
		const reply = { kind: 'undelivered', obstacle: 'network', reason, permanent: false };
		expect(classifyFailure(coded(code))).toEqual(reply);
		expect(classifyFailure(coded(undefined, coded('ERR', coded(code))))).toEqual(reply);
	});

	it('ERR_INVALID_URL will not change', () => {
		expect(classifyFailure(coded('ERR_INVALID_URL'))).toEqual({
			kind: 'undelivered',
			obstacle: 'address',
			reason: 'the address is not valid',
			permanent: true,
		});
	});

	it.each([
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'CERT_HAS_EXPIRED',
		'CERT_NOT_YET_VALID',
		'CRL_HAS_EXPIRED',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
		'ERR_TLS_CERT_ALTNAME_INVALID',
		'INVALID_CA',
		'INVALID_PURPOSE',
		'HOSTNAME_MISMATCH',
	])('%s comes before anything is sent, and will not change', (code) => {
		const reason = `the secure connection was not trusted (${code})`;
		const reply = { kind: 'undelivered', obstacle: 'certificate', reason, permanent: true };
		expect(classifyFailure(coded(code))).toEqual(reply);
		expect(classifyFailure(coded('ERR', coded(code)))).toEqual(reply);
	});

	it.each(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'])('%s may have reached it', (code) => {
		expect(classifyFailure(coded(code))).toEqual(TIMED_OUT);
		expect(classifyFailure(failedIn('read', code))).toEqual(TIMED_OUT);
		expect(classifyFailure(failedIn('reconnect', code))).toEqual(TIMED_OUT);
		expect(classifyFailure(failedIn('connectx', code))).toEqual(TIMED_OUT);
	});

	it('ETIMEDOUT while connecting cannot have reached it', () => {
		const reply = {
			kind: 'undelivered',
			obstacle: 'network',
			reason: 'the host did not accept the connection in time',
			permanent: false,
		};
		const refused = failedIn('connect', 'ETIMEDOUT');
		expect(classifyFailure(refused)).toEqual(reply);
		expect(classifyFailure(coded('ETIMEDOUT', refused))).toEqual(reply);
		// As Node throws it for a host with several addresses.
		const all = new AggregateError([refused, failedIn('connect', 'EHOSTUNREACH')]);
		expect(classifyFailure(Object.assign(all, { code: 'ETIMEDOUT' }))).toEqual(reply);
		expect(classifyFailure(coded('ETIMEDOUT', all))).toEqual(reply);
	});

	it.each([
		'EPROTO',
		'ERR_SSL_WRONG_VERSION_NUMBER',
		'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
		'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC',
	])('%s may have reached it: a secure connection can break at any time', (code) => {
		const reply = {
			kind: 'interrupted',
			reason: `the secure connection broke, or could not be made (${code})`,
			timedOut: false,
		};
		expect(classifyFailure(coded(code))).toEqual(reply);
		expect(classifyFailure(coded(undefined, coded(code)))).toEqual(reply);
	});

	it.each(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'])(
		'%s of a connection that stood may have reached it',
		(code) => {
			for (const syscall of ['read', 'write', 'writev']) {
				const broken = failedIn(syscall, code);
				expect(classifyFailure(broken)).toEqual(ENDED);
				expect(classifyFailure(coded(code, broken))).toEqual(ENDED);
			}
			for (const syscall of ['connect', 'rewrite']) {
				expect(classifyFailure(failedIn(syscall, code))).toMatchObject({ kind: 'undelivered' });
			}
		},
	);

	it.each([
		...['ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE', 'HPE_INVALID_CONSTANT', 'constructor', 7],
		...['X_ERR_TLS_CERT', 'X_EPROTO', 'X_ERR_SSL_'],
	])('%s may have reached it: what is not known counts as that', (code) => {
		expect(classifyFailure(coded(code))).toEqual(ENDED);
	});

	it.each([undefined, null, 'text', 7, {}, [], new Error('x'), new AggregateError([])])(
		'so does %s',
		(thrown) => {
			expect(classifyFailure(thrown)).toEqual(ENDED);
		},
	);

	it.each(['ERR_CANCELED', 'ABORT_ERR'])('%s means cancelled, whatever else it says', (code) => {
		expect(classifyFailure(coded(code))).toEqual({ kind: 'cancelled' });
		expect(classifyFailure(coded('ECONNABORTED', coded(code)))).toEqual({ kind: 'cancelled' });
	});

	it("n8n's own rules speak before anything is sent, in words that can be shown", () => {
		const rule = new UserError('Domain not allowed: This credential is restricted.');
		const reply = {
			kind: 'undelivered',
			obstacle: 'host rule',
			reason: rule.message,
			permanent: true,
		};
		expect(classifyFailure(rule)).toEqual(reply);
		expect(classifyFailure(coded('ECONNREFUSED', coded(undefined, rule)))).toEqual(reply);
	});

	it('a chain of causes is followed five links far, so a circle comes to an end', () => {
		const links = (count: number): Error =>
			count === 0 ? coded('ECONNREFUSED') : coded('ERR', links(count - 1));
		expect(classifyFailure(links(4))).toMatchObject({ kind: 'undelivered' });
		expect(classifyFailure(links(5))).toEqual(ENDED);
		const error = coded('ERR');
		Object.assign(error, { cause: error });
		expect(classifyFailure(error)).toEqual(ENDED);
	});

	it('never shows the text of an error, which may hold the request', () => {
		for (const code of ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPROTO']) {
			expect(JSON.stringify(classifyFailure(coded(code)))).not.toContain('swordfish1');
		}
	});
});
