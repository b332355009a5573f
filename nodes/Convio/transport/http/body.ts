import { beforeDeadline, LateError } from './deadline';

/** The part of a response stream that is used here. */
export interface ByteStream extends AsyncIterable<unknown> {
	destroy(error?: Error): unknown;
}

/** Largest body that is read, in bytes; the largest documented one is a page of 500 groups. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Why a body could not be read to its end. */
export class BodyError extends Error {
	override readonly name = 'BodyError';

	constructor(
		readonly kind: 'oversized' | 'late' | 'cut',
		message: string,
		cause?: unknown,
	) {
		super(message, { cause });
	}
}

function charsetOf(contentType: string, bytes: Buffer): string {
	const prolog = /^<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(bytes.toString('latin1', 0, 120));
	return /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? prolog?.[1] ?? 'utf-8';
}

function decodeText(bytes: Buffer, contentType: string): string {
	try {
		return new TextDecoder(charsetOf(contentType, bytes)).decode(bytes);
	} catch {
		return bytes.toString('utf8');
	}
}

async function collect(stream: ByteStream, deadline: AbortSignal): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of stream) {
		if (deadline.aborted) break;
		const bytes = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
		size += bytes.length;
		if (size > MAX_BODY_BYTES) {
			throw new BodyError('oversized', `it is larger than ${MAX_BODY_BYTES / 1024 / 1024} MB`);
		}
		chunks.push(bytes);
	}
	return Buffer.concat(chunks);
}

/**
 * Reads a response body to its end, as text in the charset that the response declares (UTF-8 if none).
 * Bounded in size and in time, so that an endless or dripping response cannot fill the memory or hold
 * the execution.
 *
 * @throws BodyError
 */
export async function readBody(
	stream: ByteStream,
	contentType: string,
	deadline: AbortSignal,
): Promise<string> {
	try {
		const bytes = await beforeDeadline(deadline, collect(stream, deadline));
		return decodeText(bytes, contentType);
	} catch (error) {
		throwBodyError(error);
	} finally {
		stream.destroy();
	}
}

function throwBodyError(error: unknown): never {
	if (error instanceof BodyError) throw error;
	throw error instanceof LateError
		? new BodyError('late', 'the response took too long to arrive')
		: new BodyError('cut', 'the connection ended before the whole response had arrived', error);
}
