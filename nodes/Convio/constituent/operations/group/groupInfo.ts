import { isDataObject } from '../../../transport/reply/data';
import type { DataObject } from '../../../transport/reply/data';
import { ReplyError } from '../../../transport/reply/rows';

/** The group in a reply. @throws ReplyError when there is none */
export function groupInfoOf({ groupInfo }: DataObject): DataObject[] {
	if (isDataObject(groupInfo)) return [groupInfo];
	throw new ReplyError("it has no 'groupInfo'");
}
