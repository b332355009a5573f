import type { CallSettings, ServerApiCall } from './call';
import { explain } from './explain';
import type { Reply } from './reply/reply';

/** Hidden field of the credential: while it is empty, n8n has the connection checked first. */
export const CONNECTION_CHECK = 'connectionCheck';

const EXPECTED_ROOT = 'listConsFieldsResponse';

/** A read that needs all of a credential, and changes nothing. */
export const HARMLESS_READ = { method: 'listUserFields', params: { access: 'update' } } as const;

/** How calls travel for which somebody waits in the editor. */
export const EDITOR_SETTINGS: CallSettings = {
	format: 'json',
	suppressResponseCodes: false,
	timeoutMs: 30_000,
};

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
	const reply = await request({ ...HARMLESS_READ, settings: EDITOR_SETTINGS });
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
