import type { WireField } from './collection';
import { toText, toWholeNumber } from './values';

const source: WireField = {
	property: {
		displayName: 'Source',
		name: 'source',
		type: 'string',
		default: '',
		placeholder: 'e.g. spring-appeal',
		description: 'Where the record came from, saved with new records only (API parameter: source)',
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
		description: 'More detail about the source (API parameter: sub_source)',
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
		description:
			'ID of the center to make the call for, on multi-center sites (API parameter: center_id)',
	},
	toWire: toWholeNumber,
};

/** The common parameters that every call of the Server API takes. */
export const COMMON_FIELDS: readonly WireField[] = [centerId, source, subSource];
