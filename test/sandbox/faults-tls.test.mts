import { request } from 'node:https';
import type { SecureVersion } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { startSandbox, type Fault, type Sandbox } from '../../sandbox/index.mts';
import { common } from './client.mts';

/** Makes one update over TLS, on a connection of its own; gives the status or the error. */
async function update(sandbox: Sandbox, maxVersion: SecureVersion = 'TLSv1.3'): Promise<unknown> {
	const form = new URLSearchParams({ ...common(sandbox), method: 'update', cons_id: '1000001' });
	const options = { method: 'POST', ca: sandbox.certificate ?? '', agent: false, maxVersion };
	return new Promise((resolve) => {
		request(`${sandbox.siteUrl}/SRConsAPI?${form}`, options, (reply) => {
			reply.resume().once('end', () => resolve(reply.statusCode));
		})
			.once('error', resolve)
			.end();
	});
}

async function withTls(
	faults: readonly Fault[],
	use: (sandbox: Sandbox) => Promise<void>,
): Promise<void> {
	const sandbox = await startSandbox({ tls: true, faults });
	try {
		await use(sandbox);
	} finally {
		await sandbox.close();
	}
}

describe('faults under TLS', () => {
	it('reset as without it', async () => {
		const faults: Fault[] = [{ kind: 'resetAfter' }, { kind: 'stallAfter', durationMs: 20 }];
		await withTls(faults, async (sandbox) => {
			for (let n = 0; n < 2; n++) expect(await update(sandbox)).toBeInstanceOf(Error);
			expect(sandbox.calls.map(({ applied }) => applied)).toEqual([true, true]);
		});
	});

	it.each(['TLSv1.2', 'TLSv1.3'] as const)(
		'tlsErrorAfter breaks %s once the call is processed',
		async (version) => {
			await withTls([{ kind: 'tlsErrorAfter', times: 5 }], async (sandbox) => {
				for (let n = 0; n < 5; n++) {
					const code: unknown = expect.stringMatching(/^(ERR_SSL_|EPROTO)/);
					expect(await update(sandbox, version)).toMatchObject({ code });
				}
				expect(sandbox.calls).toHaveLength(5);
				const expected = { fault: 'tlsErrorAfter', applied: true, httpStatus: 0 };
				for (const logged of sandbox.calls) expect(logged).toMatchObject(expected);
				expect(await update(sandbox, version)).toBe(200);
			});
		},
	);
});
