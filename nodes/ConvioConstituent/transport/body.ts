/** The part of a response stream that is used here. */
export interface ByteStream extends AsyncIterable<unknown> {
	destroy(error?: Error): unknown;
}

/** Largest answer that is read, in bytes; the largest documented one is a page of 500 groups. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** Why a body could not be read to its end. */
export class BodyError extends Error {
	override readonly name = 'BodyError';

	constructor(
		readonly kind: 'oversized' | 'late' | 'cut',
		message: string,
	) {
		super(message);
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

/**
 * Reads a response body to its end, as text in the charset that the answer declares (UTF-8 if none).
 * Bounded in size and in time, so that an endless or dripping answer cannot fill the memory or hold
 * the execution; the HTTP helper's own timeout ends with the headers.
 *
 * @param timeLeftMs how long the body may take from now
 * @throws BodyError
 */
export async function readBody(
	stream: ByteStream,
	contentType: string,
	timeLeftMs: number,
): Promise<string> {
	const late = AbortSignal.timeout(Math.max(1, timeLeftMs));
	const stop = () => stream.destroy(new BodyError('late', 'the answer took too long to arrive'));
	late.addEventListener('abort', stop, { once: true });
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of stream) {
			const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
			size += bytes.length;
			if (size > MAX_BODY_BYTES) {
				throw new BodyError('oversized', `it is larger than ${MAX_BODY_BYTES / 1024 / 1024} MB`);
			}
			chunks.push(bytes);
		}
	} catch (error) {
		throwBodyError(error);
	} finally {
		late.removeEventListener('abort', stop);
		stream.destroy();
	}
	return decodeText(Buffer.concat(chunks), contentType);
}

function throwBodyError(error: unknown): never {
	if (error instanceof BodyError) throw error;
	throw new BodyError('cut', 'the connection ended before the whole answer had arrived');
}
