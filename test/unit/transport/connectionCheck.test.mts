import { describe, expect, it, vi } from 'vitest';

import { checkConnection } from '../../../nodes/Convio/transport/connectionCheck.ts';
import type { ServerApiCall } from '../../../nodes/Convio/transport/call.ts';
import type { Reply } from '../../../nodes/Convio/transport/reply/reply.ts';

const GOOD: Reply = { kind: 'answered', root: 'listConsFieldsResponse', data: { field: [] } };

describe('the check of a connection', () => {
	it('reads the fields that the account may update, in JSON, and nothing else', async () => {
		const request = vi.fn<(call: ServerApiCall) => Promise<Reply>>(async () => GOOD);
		await expect(checkConnection(request)).resolves.toBeUndefined();
		expect(request).toHaveBeenCalledExactlyOnceWith({
			method: 'listUserFields',
			params: { access: 'update' },
			settings: { format: 'json', suppressResponseCodes: false, timeoutMs: 30_000 },
		});
	});

	it('says what is wrong and how to get round it', async () => {
		const refused: Reply = { kind: 'refused', code: '3', text: 'No.', status: 403 };
		await expect(checkConnection(async () => refused)).rejects.toThrow(
			/^Luminate Online refused the call: No \(code 3\)\. The login name or password is wrong/,
		);
	});

	it('takes a response to something else for no proof', async () => {
		const other: Reply = { kind: 'answered', root: 'getConsResponse', data: { cons_id: '1' } };
		await expect(checkConnection(async () => other)).rejects.toThrow(
			"The site responded with 'getConsResponse' where 'listConsFieldsResponse' was expected. Check 'Site URL'.",
		);
	});
});
