import type { IDataObject } from 'n8n-workflow';

import { ReplyError } from '../../../../transport/reply/rows';
import type { DataObject } from '../../../../transport/reply/data';

/**
 * What the write methods answer: `cons_id`, the vendor's `message`, and what else came (a single
 * sign-on `token`, when one was asked for).
 *
 * @throws ReplyError without a `cons_id`, which each success sample of the vendor has
 */
export function writeResult(data: DataObject): IDataObject[] {
	const { cons_id, message, ...rest } = data;
	if (typeof cons_id !== 'string' || cons_id.trim() === '') {
		throw new ReplyError("it has no 'cons_id'");
	}
	return [{ cons_id: cons_id.trim(), message: message ?? '', ...rest }];
}
