import type { IDataObject } from 'n8n-workflow';

/** @throws Error always: the vendor's servlets read form fields and nothing else. */
export function refuseBody(): never {
	throw new Error(
		"Luminate Online accepts form fields only. Set 'Body Content Type' to 'Form Urlencoded'.",
	);
}

/** Lists, binary data, multipart forms and streams: objects, but no fields. */
function hasNoFields(body: object): boolean {
	if (Array.isArray(body) || ArrayBuffer.isView(body)) return true;
	return ['append', 'pipe'].some((name) => typeof Reflect.get(body, name) === 'function');
}

/**
 * The fields of a request body in one of the forms that n8n's request helpers know.
 *
 * @returns a new object; empty for no body
 * @throws Error for a body that is no form: a list, JSON or XML text, a multipart form, a stream
 */
export function formFields(body: unknown): IDataObject {
	if (body === undefined || body === null || body === '') return {};
	if (body instanceof URLSearchParams) return Object.fromEntries(body);
	if (typeof body === 'string' && !/^\s*[[{<]/.test(body)) {
		return Object.fromEntries(new URLSearchParams(body));
	}
	if (typeof body !== 'object' || hasNoFields(body)) refuseBody();
	return { ...body };
}

/**
 * Fields as the texts that a form has; a list becomes comma-separated, as the vendor's ID lists are.
 *
 * @throws Error for a field that is an object
 */
export function stringFields(fields: IDataObject): Record<string, string> {
	const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
	return Object.fromEntries(
		given.map(([name, value]) => {
			if (typeof value === 'object' && !Array.isArray(value)) refuseBody();
			return [name, String(value)];
		}),
	);
}
