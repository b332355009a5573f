import { leaf, node, type Element } from '../wire/element.mts';

/** An error the API answers with a code and a message. */
export class ApiError extends Error {
	readonly code: string;
	/** The text in JSON where the samples print another one than in XML. */
	readonly jsonMessage: string;
	readonly httpStatus: number;

	constructor(code: string, message: string, options: { json?: string; status?: number } = {}) {
		super(message);
		this.code = code;
		this.jsonMessage = options.json ?? message;
		// 403 is the status of every error but a wrong verb [doc D-general/http_status].
		this.httpStatus = options.status ?? 403;
	}

	/** The body of the response [page create, older]; `messages` replaces texts by code. */
	toElement(json: boolean, messages: Readonly<Record<string, string>> = {}): Element {
		const message = messages[this.code] ?? (json ? this.jsonMessage : this.message);
		return node('errorResponse', [leaf('code', this.code), leaf('message', message)]);
	}
}
