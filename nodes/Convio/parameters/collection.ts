import type { INodeProperties } from 'n8n-workflow';

import { readCollection } from './input';
import type { ReadParameter } from './input';
import type { Params } from '../transport/call';
import type { ToWire } from './values';

/** A UI field that becomes one wire parameter; the property's name is the wire name. */
export interface WireField {
	readonly property: INodeProperties;
	readonly toWire: ToWire;
}

/** An n8n collection of optional wire fields, in the order of their labels as n8n wants it. */
export function wireCollection(
	name: string,
	displayName: string,
	placeholder: string,
	fields: readonly WireField[],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'collection',
		placeholder,
		default: {},
		options: fields
			.map(({ property }) => property)
			.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
}

/**
 * What a person has set in a collection, as wire parameters.
 *
 * @param timeZone where moments in time become dates; needed for date fields only
 * @throws InputError
 */
export function readWireCollection(
	read: ReadParameter,
	name: string,
	fields: readonly WireField[],
	timeZone?: string,
): Params {
	const values = readCollection(read, name);
	const params: Params = {};
	for (const { property, toWire } of fields) {
		const value = toWire(values[property.name], property.displayName, timeZone);
		if (value !== undefined) params[property.name] = value;
	}
	return params;
}
