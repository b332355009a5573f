import { readFileSync } from 'node:fs';

/** A body of a real site, or of a vendor page, with personal details replaced. */
export interface RecordedReply {
	readonly id: string;
	/** The vendor's method, also of those that the node does not have. */
	readonly method: string;
	readonly format: 'json' | 'xml';
	readonly status: number;
	/** Repository and file, or page. */
	readonly source: string;
	readonly body: string;
}

/** All recorded bodies. */
export const RECORDED = JSON.parse(
	readFileSync(new URL('recorded-replies.json', import.meta.url), 'utf8'),
) as readonly RecordedReply[];
