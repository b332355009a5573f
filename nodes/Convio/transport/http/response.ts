/** An HTTP response with its whole body. */
export interface HttpResponse {
	readonly status: number;
	readonly contentType: string;
	readonly retryAfter?: string;
	readonly location?: string;
	/** A proxy has refused the call, and not the site. */
	readonly isProxyRefusal?: boolean;
	readonly body: string;
}

type Headers = Readonly<Record<string, unknown>>;

function header(headers: Headers, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' ? value : undefined;
}

/** Headers that a forward proxy adds to a refusal of its own; `via` comes from load balancers, too. */
const PROXY_HEADERS = [
	'proxy-authenticate',
	'proxy-agent',
	'proxy-connection',
	'x-squid-error',
	'x-bluecoat-error',
];
const PROXY_SERVERS = /squid|tinyproxy|privoxy|zscaler|blue ?coat|web gateway|mitmproxy/i;

/**
 * Whether a forward proxy refused to connect. n8n hands on the proxy's response to CONNECT as if the
 * site had given it. Status 407 has no other sender [RFC 9110 §15.5.8]; 403 needs a header that names one.
 */
function isProxyRefusal(status: number, headers: Headers): boolean {
	if (status === 407) return true;
	if (status !== 403) return false;
	return (
		PROXY_HEADERS.some((name) => name in headers) ||
		PROXY_SERVERS.test(header(headers, 'server') ?? '')
	);
}

/** What is read of a response's head. Names of headers are in lower case. */
export function headOf(status: number, headers: Headers): Omit<HttpResponse, 'body'> {
	return {
		status,
		contentType: header(headers, 'content-type') ?? '',
		retryAfter: header(headers, 'retry-after'),
		location: header(headers, 'location'),
		isProxyRefusal: isProxyRefusal(status, headers),
	};
}
