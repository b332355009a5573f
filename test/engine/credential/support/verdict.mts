/** What the editor shows below the fields of a credential. */
export interface Verdict {
	readonly status: 'OK' | 'Error';
	readonly message: string;
}

/** What n8n makes of a request that got a 2xx response, as long as the test has no rules. */
export const PASSED: Verdict = { status: 'OK', message: 'Connection successful!' };

/** What n8n makes of a request that failed. */
export function verdictOfFailure(error: unknown): Verdict {
	const { cause, message } = error as Error & {
		cause?: { code?: string; response?: { status: number; statusText: string } };
	};
	if (cause?.response !== undefined) {
		const { status, statusText } = cause.response;
		if (status < 199 || status > 299) {
			return { status: 'Error', message: statusText || `Received HTTP status code: ${status}` };
		}
	} else if (cause?.code) {
		return { status: 'Error', message: cause.code };
	}
	return { status: 'Error', message: message.toString() };
}
