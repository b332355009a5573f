import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { ConvioCredential } from '../../../nodes/Convio/transport/credential/authenticate.ts';
import { checkConnectionOnce } from '../../../nodes/Convio/transport/connectionCheck.ts';
import { credentialOf } from './support/sending.mts';

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

/** A helper that answers with these bodies, one after the other, and counts. */
function helper(...bodies: string[]) {
	return vi.fn(async () => {
		const body = bodies.shift() ?? '';
		return {
			statusCode: 200,
			headers: {},
			body: Object.assign(
				(async function* () {
					yield Buffer.from(body);
				})(),
				{ destroy: () => {} },
			),
		};
	});
}

const GOOD = '{"listConsFieldsResponse":{"field":[]}}';
const REFUSED = '{"errorResponse":{"code":"3","message":"No."}}';
let sites = 0;

/** A credential that no test has used yet. */
function fresh(): ConvioCredential {
	sites += 1;
	return credentialOf(`https://secure${sites}.example.org`);
}

it('a check that passed counts for some seconds, for the same credential', async () => {
	const http = helper(GOOD, GOOD, GOOD);
	const credential = fresh();
	await checkConnectionOnce(http, credential);
	vi.setSystemTime(Date.now() + 9_000);
	await checkConnectionOnce(http, { ...credential });
	expect(http).toHaveBeenCalledTimes(1);
	vi.setSystemTime(Date.now() + 2_000);
	await checkConnectionOnce(http, credential);
	expect(http).toHaveBeenCalledTimes(2);
	await checkConnectionOnce(http, { ...credential, loginPassword: 'another' });
	expect(http).toHaveBeenCalledTimes(3);
});

it('calls at the same time share one check', async () => {
	const http = helper(GOOD);
	const credential = fresh();
	await Promise.all([checkConnectionOnce(http, credential), checkConnectionOnce(http, credential)]);
	expect(http).toHaveBeenCalledTimes(1);
});

it('reads the fields that the account may update, in JSON, and nothing else', async () => {
	const http = helper(GOOD);
	await checkConnectionOnce(http, fresh());
	const [{ body }] = http.mock.calls[0] as unknown as [{ body: URLSearchParams }];
	expect(Object.fromEntries(body)).toMatchObject({
		method: 'listUserFields',
		access: 'update',
		response_format: 'json',
	});
	expect(body.has('suppress_response_codes')).toBe(false);
});

it('an answer to something else proves nothing', async () => {
	const http = helper('{"getConsResponse":{"cons_id":"1"}}');
	await expect(checkConnectionOnce(http, fresh())).rejects.toThrow(
		"The site answered with 'getConsResponse' where 'listConsFieldsResponse' was expected.",
	);
});

it('a check that failed is made again', async () => {
	const http = helper(REFUSED, GOOD);
	const credential = fresh();
	await expect(checkConnectionOnce(http, credential)).rejects.toThrow(/No \(code 3\)/);
	await expect(checkConnectionOnce(http, credential)).resolves.toBeUndefined();
	expect(http).toHaveBeenCalledTimes(2);
});
