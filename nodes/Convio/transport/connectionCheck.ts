import type { ServerApiCall } from './call';
import { explain } from './explain';
import type { Reply } from './reply/reply';

/** Hidden field of the credential: while it is empty, n8n has the connection checked first. */
export const CONNECTION_CHECK = 'connectionCheck';

const TIMEOUT_MS = 30_000;
const EXPECTED_ROOT = 'listConsFieldsResponse';

/**
 * Proves a credential by a call that needs all of it: key, IP address, login and permission.
 * It reads the list of fields and changes nothing.
 *
 * @param request sends the call with the credential
 * @throws Error with what is wrong and what to do about it, without secrets
 */
export async function checkConnection(
	request: (call: ServerApiCall) => Promise<Reply>,
): Promise<void> {
	const reply = await request({
		method: 'listUserFields',
		params: { access: 'update' },
		settings: { format: 'json', suppressResponseCodes: false, timeoutMs: TIMEOUT_MS },
	});
	if (reply.kind !== 'answered') {
		const { message, description } = explain(reply);
		throw new Error(`${message}. ${description}`);
	}
	if (reply.root !== EXPECTED_ROOT) {
		throw new Error(
			`The site responded with '${reply.root}' where '${EXPECTED_ROOT}' was expected. Check 'Site URL'.`,
		);
	}
}
