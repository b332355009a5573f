import type { IDataObject } from 'n8n-workflow';

import type { DataObject } from '../../transport/reply/data';

/** A record of an answer with the named members as booleans, where they are `true` or `false`. */
export function withBooleans(record: DataObject, names: readonly string[]): IDataObject {
	const result: IDataObject = { ...record };
	for (const name of names) {
		if (record[name] === 'true' || record[name] === 'false') result[name] = record[name] === 'true';
	}
	return result;
}
