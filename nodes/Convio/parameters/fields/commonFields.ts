import { centerId } from './centers';
import { collection } from '../collection';
import type { WireField } from '../collection';
import type { Parameter } from '../parameter';
import type { Params } from '../../transport/call';
import { toText } from '../values';

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

/** The parameters that every call of the Server API takes. */
const COMMON_FIELDS: readonly WireField[] = [centerId, source, subSource];

function withCommonFields(
	name: string,
	displayName: string,
	placeholder: string,
	fields: readonly WireField[],
): Parameter<Params> {
	const all = collection(name, displayName, placeholder, [...COMMON_FIELDS, ...fields]);
	return { ...all, holdsCommonFields: true };
}

/**
 * *Additional Fields* with the fields of the operation beside the common ones. An operation without
 * any fields of its own gets it without asking.
 */
export function additionalFields(fields: readonly WireField[] = []): Parameter<Params> {
	return withCommonFields('additionalFields', 'Additional Fields', 'Add Field', fields);
}

/** *Filters*, for operations that list. */
export function filters(fields: readonly WireField[]): Parameter<Params> {
	return withCommonFields('filters', 'Filters', 'Add Filter', fields);
}

/** *Update Fields*, for operations that change what is there. */
export function updateFields(fields: readonly WireField[]): Parameter<Params> {
	return withCommonFields('updateFields', 'Update Fields', 'Add Field', fields);
}
