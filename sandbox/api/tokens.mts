import type { Site } from '../data/site.mts';
import { hashText } from '../data/random.mts';

/** Hands out a single sign-on token, which the call log then treats as a secret. */
export function newToken(site: Site): string {
	const n = site.tokens.size + 1;
	const parts = [1, 2, 3].map((part) => hashText(`token ${n}`, part).toString(36));
	const token = `sso-${n}-${parts.join('')}`;
	site.tokens.add(token);
	return token;
}
