import type { IncomingHttpHeaders } from 'node:http';
import type { Site } from '../data/site.mts';
import type { SecretsIn } from './call-log.mts';

/** Parameters whose value is kept out of the log. */
const SECRET_PARAMETERS = new Set([
	'api_key',
	'login_name',
	'login_password',
	'sso_auth_token',
	'auth',
]);

/** The raw parts of a request in which a secret may be. */
export interface RawRequest {
	path: string;
	query: string;
	body: string;
	/** Whether the body holds form parameters. */
	isForm: boolean;
	headers: IncomingHttpHeaders;
}

/** Finds where a request carries a secret value, by parameter or header name. */
export function findSecrets(site: Site, request: RawRequest): SecretsIn {
	const secrets = secretValues(site);
	const holds = (text: string): boolean => secrets.some((secret) => text.includes(secret));
	const names = (text: string): string[] =>
		[...new URLSearchParams(text)].filter((pair) => pair.some(holds)).map(([name]) => name);
	const query = names(request.query);
	if (holds(decode(request.path))) query.push('(path)');
	return {
		body: request.isForm ? names(request.body) : holds(request.body) ? ['(body)'] : [],
		query,
		headers: Object.entries(request.headers)
			.filter(([, value]) => [value ?? ''].flat().some((text) => holdsIn(text, holds)))
			.map(([name]) => name),
	};
}

/** The parameters as the log keeps them. */
export function withoutSecrets(
	site: Site,
	params: Iterable<[string, string]>,
): Record<string, string> {
	const secrets = secretValues(site);
	const kept: [string, string][] = [];
	for (const [name, value] of params) {
		if (SECRET_PARAMETERS.has(name)) continue;
		kept.push([name, secrets.some((secret) => value.includes(secret)) ? '(secret)' : value]);
	}
	return Object.fromEntries(kept);
}

function secretValues({ settings, tokens }: Site): string[] {
	const { apiKey, secondaryApiKey, loginName, loginPassword } = settings;
	return [apiKey, secondaryApiKey, loginName, loginPassword, ...tokens].filter(
		(secret) => secret !== '',
	);
}

/** Whether a header holds a secret: as it is, percent-decoded, or encoded for basic authentication. */
function holdsIn(text: string, holds: (text: string) => boolean): boolean {
	const basic = /^basic\s+(\S+)/i.exec(text)?.[1];
	const plain = basic ? Buffer.from(basic, 'base64').toString() : '';
	return holds(text) || holds(decode(text)) || holds(plain);
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
