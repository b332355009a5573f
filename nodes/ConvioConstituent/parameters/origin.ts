import type { WireField } from './collection';
import { toText, toWholeNumber } from './values';

const source: WireField = {
	property: {
		displayName: 'Source',
		name: 'source',
		type: 'string',
		default: '',
		placeholder: 'e.g. spring-appeal',
		description: 'How or from where the record came, saved with a new record (wire: source)',
	},
	toWire: toText,
};

const subSource: WireField = {
	property: {
		displayName: 'Sub Source',
		name: 'sub_source',
		type: 'string',
		default: '',
		placeholder: 'e.g. landing-page',
		description: 'Detail to the source (wire: sub_source)',
	},
	toWire: toText,
};

const centerId: WireField = {
	property: {
		displayName: 'Center ID',
		name: 'center_id',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1001',
		description: 'The center that the call is made for, on multi-center sites (wire: center_id)',
	},
	toWire: toWholeNumber,
};

/** The common parameters that every call of the Server API takes. */
export const ORIGIN_FIELDS: readonly WireField[] = [centerId, source, subSource];
