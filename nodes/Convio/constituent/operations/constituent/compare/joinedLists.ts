import { asList, isDataObject, leafText } from '../../../../transport/reply/data';
import type { DataObject } from '../../../../transport/reply/data';
import type { ListMethod } from './parameterKinds';
import type { Verdict } from './sameValue';

/** An ID without the zeros in front of it, which say nothing. */
export function plainId(id: string): string {
	return id.trim().replace(/^0+(?=\d)/, '');
}

/** What the constituent has of one entry: undefined where the answer does not say. */
type Membership = boolean | undefined;

/** Interests are added for e-mail; one that is for the web alone is not what is asked for. */
function isForEmail(row: DataObject): Membership {
	const text = leafText(row.for_email).toLowerCase();
	return text === 'true' || text === 'false' ? text === 'true' : undefined;
}

function rowsOf(method: ListMethod, answer: DataObject): Map<string, Membership> {
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
	const rows = rowsOf(method, answer);
	const ids = sent.split(',').map(plainId);
	if (ids.some((id) => !rows.has(id) || rows.get(id) === false)) return 'differs';
	return ids.every((id) => rows.get(id) === true) ? 'same' : 'unclear';
}
