/** The fields of the *Convio API* credential that the transport uses. */
export interface ConvioCredential {
	readonly apiKey: string;
	readonly loginName: string;
	readonly loginPassword: string;
	readonly siteUrl: string;
	/** Most requests in flight at the site, for all executions of one n8n process. */
	readonly maxConcurrentRequests: number;
}

export const DEFAULT_CONCURRENCY = 10;
export const HIGHEST_CONCURRENCY = 50;

function concurrency(value: unknown): number {
	const number = Math.floor(Number(value ?? DEFAULT_CONCURRENCY));
	if (!(number >= 1)) return DEFAULT_CONCURRENCY;
	return Math.min(HIGHEST_CONCURRENCY, number);
}

/** Reads the credential's fields from what n8n decrypts, which is untyped. */
export function convioCredential(data: Readonly<Record<string, unknown>>): ConvioCredential {
	const field = (name: string) => String(data[name] ?? '');
	return {
		// Copied keys and names bring blanks along; a password may have blanks of its own.
		apiKey: field('apiKey').trim(),
		loginName: field('loginName').trim(),
		loginPassword: field('loginPassword'),
		siteUrl: field('siteUrl'),
		maxConcurrentRequests: concurrency(data.maxConcurrentRequests),
	};
}

/** The values that must never appear anywhere but in a request body. */
export function secretsOf({ apiKey, loginName, loginPassword }: ConvioCredential): string[] {
	return [apiKey, loginName, loginPassword];
}

/**
 * A text that is the same for the same site and login, and tells nothing about them. What is kept
 * from one execution to the next is kept under it, so that no secret stays in memory.
 *
 * @returns a SHA-256 digest, in hexadecimal
 */
export async function accountOf(credential: ConvioCredential): Promise<string> {
	const text = JSON.stringify([credential.siteUrl, ...secretsOf(credential)]);
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return Buffer.from(digest).toString('hex');
}
