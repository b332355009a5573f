import { describe, expect, it, vi } from 'vitest';

import {
	BodyError,
	MAX_BODY_BYTES,
	readBody,
} from '../../../../nodes/Convio/transport/http/body.ts';

const NEVER = new AbortController().signal;

/** A stream of these chunks, and whether it was let go of. */
function streamOf(...chunks: readonly unknown[]) {
	const destroy = vi.fn();
	const stream = {
		destroy,
		async *[Symbol.asyncIterator]() {
			for (const chunk of chunks) {
				await Promise.resolve();
				if (chunk instanceof Error) throw chunk;
				yield chunk;
			}
		},
	};
	return { stream, destroy };
}

const read = async (contentType: string, ...chunks: readonly unknown[]) =>
	await readBody(streamOf(...chunks).stream, contentType, NEVER);

describe('the charset of a body', () => {
	const CAFE = Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>café</a>', 'latin1');

	it.each([
		['text/html; charset=iso-8859-1', Buffer.from('café', 'latin1'), 'café'],
		['text/html; charset="UTF-16LE"', Buffer.from('café', 'utf16le'), 'café'],
		['text/html', Buffer.from('café'), 'café'],
		['', Buffer.from('café'), 'café'],
		['text/html; charset=none-such', Buffer.from('café'), 'café'],
		['text/xml', CAFE, CAFE.toString('latin1')],
	])('declared by %j', async (contentType, bytes, text) => {
		expect(await read(contentType, bytes)).toBe(text);
	});

	it('is what the header says, where a prolog says something else', async () => {
		const text = CAFE.toString('latin1');
		expect(await read('text/xml; charset=UTF-8', Buffer.from(text))).toBe(text);
	});

	it('is not what the text says of another document', async () => {
		const text = 'café <?xml encoding="ISO-8859-1"?>';
		expect(await read('text/html', Buffer.from(text))).toBe(text);
	});
});

describe('a body', () => {
	it('comes in bytes or in text, and is let go of', async () => {
		const { stream, destroy } = streamOf(Buffer.from('{"a'), '":1}');
		expect(await readBody(stream, '', NEVER)).toBe('{"a":1}');
		expect(destroy).toHaveBeenCalledOnce();
	});

	it('is read up to the limit, and not beyond', async () => {
		const most = Buffer.alloc(MAX_BODY_BYTES, 'x');
		expect(await read('', most)).toHaveLength(MAX_BODY_BYTES);
		const { stream, destroy } = streamOf(most, 'x');
		await expect(readBody(stream, '', NEVER)).rejects.toThrow(
			expect.objectContaining({ kind: 'oversized', message: 'it is larger than 16 MB' }),
		);
		expect(destroy).toHaveBeenCalledOnce();
	});

	it('that breaks off says so, with its cause', async () => {
		const cause = new Error('reset');
		const { stream, destroy } = streamOf('{"a', cause);
		await expect(readBody(stream, '', NEVER)).rejects.toThrow(
			new BodyError('cut', 'the connection ended before the whole response had arrived', cause),
		);
		expect(destroy).toHaveBeenCalledOnce();
	});

	it('that comes after the time allowed is late', async () => {
		const { stream } = streamOf('{}');
		await expect(readBody(stream, '', AbortSignal.abort())).rejects.toThrow(
			expect.objectContaining({ kind: 'late', name: 'BodyError' }),
		);
	});
});
