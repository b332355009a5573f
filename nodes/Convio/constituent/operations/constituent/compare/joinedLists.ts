import { plainId } from '../../../../transport/identity';
import { asList, isDataObject, leafText } from '../../../../transport/reply/data';
import type { DataObject } from '../../../../transport/reply/data';
import type { ListMethod } from './parameterKinds';
import type { Verdict } from './sameValue';

/** Interests are added for email; one that is for the web alone is not what is asked for. Undefined where the reply does not say. */
function isForEmail(row: DataObject): boolean | undefined {
	const text = leafText(row.for_email).toLowerCase();
	return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

function entriesOf(method: ListMethod, answer: DataObject): Map<string, boolean | undefined> {
	const rows = asList(method === 'getUserGroups' ? answer.group : answer.interest);
	return new Map(
		rows
			.filter(isDataObject)
			.map((row) => [
				plainId(leafText(row.id)),
				method === 'getUserGroups' ? true : isForEmail(row),
			]),
	);
}

/**
 * Whether a constituent belongs to all that it would be added to.
 *
 * @param sent IDs, separated by commas
 * @param answer the content of the answer to `method`
 */
export function compareIds(method: ListMethod, sent: string, answer: DataObject): Verdict {
	const rows = entriesOf(method, answer);
	const ids = sent.split(',').map(plainId);
	if (ids.some((id) => !rows.has(id) || rows.get(id) === false)) return 'differs';
	return ids.every((id) => rows.get(id) === true) ? 'same' : 'unclear';
}
