import { createServer } from 'node:http';
import { beforeAll, beforeEach } from 'vitest';

import { bodyOf, open } from '../../../support/servers.mts';
import type { RunOptions } from '../../support/engine.mts';
import type { Strings } from '../../support/harness.mts';

/** What the stub answers to a call. */
interface StubAnswer {
	readonly status?: number;
	readonly body: string;
	readonly type?: string;
}

/** A server that answers what a test says, for what the stand-in site never answers. */
export interface Stub {
	readonly credential: RunOptions['credential'];
	/** The form of each call so far. */
	readonly forms: Strings[];
	answer: (form: Strings) => StubAnswer;
}

const CREDENTIAL = { apiKey: 'stub-key-1', loginName: 'stub-user', loginPassword: 'stub-pass-9' };

/** Starts one stub for a test file; calls and answer are new for each test. */
export function useStub(): Stub {
	const forms: Strings[] = [];
	const none: Stub['answer'] = () => ({ status: 500, body: '' });
	const stub = { credential: {} as RunOptions['credential'], forms, answer: none };
	const server = createServer(async (request, response) => {
		const form = Object.fromEntries(new URLSearchParams(await bodyOf(request)));
		forms.push(form);
		const { status = 200, body, type = 'text/plain;charset=utf-8' } = stub.answer(form);
		response.writeHead(status, { 'content-type': type }).end(body);
	});
	beforeAll(async () => {
		const { siteUrl, close } = await open(server);
		stub.credential = { ...CREDENTIAL, siteUrl };
		return close;
	});
	beforeEach(() => {
		forms.length = 0;
		stub.answer = none;
	});
	return stub;
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** The vendor's error body. */
export function errorBody(format: string | undefined, code: string, message: string): string {
	if (format === 'json') return JSON.stringify({ errorResponse: { code, message } });
	const namespace = 'xmlns="http://convio.com/crm/v1.0"';
	return `<?xml version="1.0" encoding="UTF-8"?><errorResponse ${namespace}><code>${code}</code><message>${escapeXml(message)}</message></errorResponse>`;
}
