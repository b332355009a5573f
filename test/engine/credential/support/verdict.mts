import type { ICredentialTestRequest, INodeExecutionData } from 'n8n-workflow';

/** What the editor shows below the fields of a credential. */
export interface Verdict {
	readonly status: 'OK' | 'Error';
	readonly message: string;
}

function valueAt(data: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>(
			(value, key) =>
				typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
			data,
		);
}

/** What n8n makes of a request that failed. */
export function verdictOfFailure(error: unknown, { rules = [] }: ICredentialTestRequest): Verdict {
	const { cause, message } = error as Error & {
		cause?: { code?: string; response?: { status: number; statusText: string } };
	};
	if (cause?.response !== undefined) {
		const { status, statusText } = cause.response;
		const rule = rules.find(
			(candidate) => candidate.type === 'responseCode' && candidate.properties.value === status,
		);
		if (rule !== undefined) return { status: 'Error', message: rule.properties.message };
		if (status < 199 || status > 299) {
			return { status: 'Error', message: statusText || `Received HTTP status code: ${status}` };
		}
	} else if (cause?.code) {
		return { status: 'Error', message: cause.code };
	}
	return { status: 'Error', message: message.toString() };
}

/** What n8n makes of a request that got a 2xx answer: rules look at the first item. */
export function verdictOfSuccess(
	items: INodeExecutionData[][],
	{ rules = [] }: ICredentialTestRequest,
): Verdict {
	for (const rule of rules) {
		if (rule.type !== 'responseSuccessBody') continue;
		const { json } = items[0]?.[0] as INodeExecutionData;
		if (valueAt(json, rule.properties.key) === rule.properties.value) {
			return { status: 'Error', message: rule.properties.message };
		}
	}
	return { status: 'OK', message: 'Connection successful!' };
}
