import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach } from 'vitest';

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
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
		const form = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
		forms.push(form);
		const { status = 200, body, type = 'text/plain;charset=utf-8' } = stub.answer(form);
		response.writeHead(status, { 'content-type': type }).end(body);
	});
	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const { port } = server.address() as AddressInfo;
		stub.credential = { ...CREDENTIAL, siteUrl: `http://127.0.0.1:${port}/org` };
	});
	beforeEach(() => {
		forms.length = 0;
		stub.answer = none;
	});
	afterAll(() => {
		server.closeAllConnections();
		server.close();
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
