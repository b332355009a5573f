import type { WireField } from '../collection';
import { picker, toPickedId } from './picker';
import type { DataObject } from '../../transport/reply/data';
import { leafText } from '../../transport/reply/data';

/** `center_id`: the center that a call is made for. */
export const centerId: WireField = {
	property: picker('searchCenters', {
		displayName: 'Center',
		name: 'center_id',
		description:
			'The center to make the call for, on multi-center sites (API parameter: center_id)',
	}),
	toWire: toPickedId,
};

/** Most centers that are asked for at once. */
export const CENTERS_AT_ONCE = 100;

/** The name of a center, whichever of the names of other lists its element has. [inferred] */
export function centerName({ label, name }: DataObject): string {
	return leafText(label) || leafText(name);
}
