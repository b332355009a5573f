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

const TIMED_OUT = { kind: 'interrupted', reason: 'no response arrived within the timeout' };
const ENDED = { kind: 'interrupted', reason: 'the connection ended before a response had arrived' };

describe('a failure to send', () => {
	it.each<[code: string, reason: string, permanent: boolean]>([
		['ECONNREFUSED', 'the connection was refused', false],
		['ENOTFOUND', 'the host name is not known', false],
		['EAI_AGAIN', 'the host name could not be looked up', false],
		['EHOSTUNREACH', 'there is no route to the host', false],
		['ENETUNREACH', 'there is no route to the network', false],
		['ENETDOWN', 'the network is down', false],
		['EADDRNOTAVAIL', 'no local address is free', false],
		['ERR_INVALID_URL', 'the address is not valid', true],
		...[
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			'SELF_SIGNED_CERT_IN_CHAIN',
			'CERT_HAS_EXPIRED',
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			'ERR_TLS_CERT_ALTNAME_INVALID',
			'CERT_NOT_YET_VALID',
			'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
		].map((code): [string, string, boolean] => [
			code,
			`the secure connection was not trusted (${code})`,
			true,
		]),
	])('%s cannot have reached the site', (code, reason, permanent) => {
		const reply = { kind: 'undelivered', reason, permanent };
		expect(classifyFailure(coded(code))).toEqual(reply);
		expect(classifyFailure(coded(undefined, coded('ERR', coded(code))))).toEqual(reply);
	});

	it.each(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'])('%s may have', (code) => {
		expect(classifyFailure(coded(code))).toEqual(TIMED_OUT);
	});

	it.each([
		'EPROTO',
		'ERR_SSL_WRONG_VERSION_NUMBER',
		'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
		'ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC',
	])('%s may have: a secure connection can break at any time', (code) => {
		const reply = {
			kind: 'interrupted',
			reason: `the secure connection broke, or could not be made (${code})`,
		};
		expect(classifyFailure(coded(code))).toEqual(reply);
		expect(classifyFailure(coded(undefined, coded(code)))).toEqual(reply);
	});

	it.each(['EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN'])(
		'%s of a connection that stood may have',
		(code) => {
			for (const syscall of ['read', 'write', 'writev']) {
				const broken = Object.assign(coded(code), { syscall });
				expect(classifyFailure(broken)).toEqual(ENDED);
				expect(classifyFailure(coded(code, broken))).toEqual(ENDED);
			}
			const unreachable = Object.assign(coded(code), { syscall: 'connect' });
			expect(classifyFailure(unreachable)).toMatchObject({ kind: 'undelivered' });
		},
	);

	it.each(['ECONNRESET', 'EPIPE', 'ERR_BAD_RESPONSE', 'HPE_INVALID_CONSTANT', 'constructor', 7])(
		'%s may have: what is not known counts as that',
		(code) => {
			expect(classifyFailure(coded(code))).toEqual(ENDED);
		},
	);

	it.each([undefined, null, 'text', 7, {}, [], new Error('x')])('so does %s', (thrown) => {
		expect(classifyFailure(thrown)).toEqual(ENDED);
	});

	it.each(['ERR_CANCELED', 'ABORT_ERR'])('%s means cancelled, whatever else it says', (code) => {
		expect(classifyFailure(coded(code))).toEqual({ kind: 'cancelled' });
		expect(classifyFailure(coded('ECONNABORTED', coded(code)))).toEqual({ kind: 'cancelled' });
	});

	it("n8n's own guards speak before anything is sent, in words that can be shown", () => {
		const guard = new UserError('Domain not allowed: This credential is restricted.');
		const reply = { kind: 'undelivered', reason: guard.message, permanent: true };
		expect(classifyFailure(guard)).toEqual(reply);
		expect(classifyFailure(coded('ERR', coded(undefined, guard)))).toEqual(reply);
	});

	it('a circle of causes comes to an end', () => {
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
