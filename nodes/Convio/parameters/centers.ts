import type { WireField } from './collection';
import { picked, picker } from './picker';
import { toWholeNumber } from './values';
import type { DataObject } from '../transport/reply/data';
import { isDataObject, leafText } from '../transport/reply/data';
import { ReplyError } from '../transport/reply/rows';

/** `center_id`: the center that a call is made for. */
export const centerId: WireField = {
	property: picker('searchCenters', {
		displayName: 'Center',
		name: 'center_id',
		description:
			'The center to make the call for, on multi-center sites (API parameter: center_id)',
	}),
	toWire: (value, field) => toWholeNumber(picked(value), field),
};

/** Most centers that are asked for at once. */
export const CENTERS_AT_ONCE = 100;

/**
 * The centers in a reply to `listCenters`. No document shows what an entry is called, so that the one
 * list that the reply has is taken under any name. [listCenters page, cut off]
 *
 * @throws ReplyError when there may be further pages, which cannot be told apart under another name
 */
export function centersOf(data: DataObject): DataObject[] {
	const { center, ...others } = data;
	const known = Array.isArray(center) ? center.filter(isDataObject) : [];
	if (known.length > 0) return known;
	const found = Object.values(others).flat().filter(isDataObject);
	if (found.length < CENTERS_AT_ONCE) return found;
	throw new ReplyError("its list of centers is not called 'center'");
}

/** The name of a center, whichever of the names of other lists its element has. [inferred] */
export function centerName({ label, name }: DataObject): string {
	return leafText(label) || leafText(name);
}
