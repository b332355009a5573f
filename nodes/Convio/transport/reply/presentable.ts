import type { Reply } from './reply';

/** Longest text of a site that is shown, in characters; each failed item holds one. */
const LONGEST_TEXT = 500;
/** For the words of a refusal: with code 22 they name one field after the other. [client code] */
const LONGEST_REFUSAL = 2_000;
const LONGEST_EXCERPT = 160;
const LONGEST_CODE = 20;
/** So much is searched for secrets, more than is shown. */
export const LONGEST_SEARCHED = 20_000;
/** More than a secret takes, however it is spelled. */
const LONGEST_SPELLING = 1_000;

/**
 * A reply with all its texts fit to be shown: without secrets, on one line, and not too long. Secrets go
 * before the text is cut, since half of one would not be found any more, and after blanks are brought
 * together, since that could bring one together.
 *
 * @param hide takes secrets out of a text
 */
export function presentable(reply: Reply, hide: (text: string) => string): Reply {
	const show = (text: string, longest = LONGEST_TEXT): string => {
		const start = text.slice(0, LONGEST_SEARCHED).replace(/[\p{Cc}\s]+/gu, ' ');
		const hidden = hide(start.trim());
		// A secret that was cut in two at the end of the search could not be found.
		const line = text.length >= LONGEST_SEARCHED ? hidden.slice(0, -LONGEST_SPELLING) : hidden;
		return line.length > longest ? `${line.slice(0, longest)}…` : line;
	};
	switch (reply.kind) {
		case 'refused':
			return {
				...reply,
				code: show(reply.code, LONGEST_CODE),
				text: show(reply.text, LONGEST_REFUSAL),
			};
		case 'unreadable':
		case 'throttled':
		case 'unavailable':
			return {
				...reply,
				reason: show(reply.reason),
				excerpt: show(reply.excerpt, LONGEST_EXCERPT),
				contentType: show(reply.contentType),
			};
		case 'redirected':
			return { ...reply, target: show(reply.target) };
		case 'undelivered':
		case 'interrupted':
			return { ...reply, reason: show(reply.reason) };
		case 'answered': {
			const { message } = reply.data;
			// The site's own words about a write go into the items; all else in there is the person's data.
			const data =
				typeof message === 'string' ? { ...reply.data, message: hide(message) } : reply.data;
			return { ...reply, root: show(reply.root), data };
		}
		case 'cancelled':
			return reply;
	}
}
