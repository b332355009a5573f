import type { INodeProperties } from 'n8n-workflow';

import { InputError, readCollection } from './input';
import type { Parameter, Params } from './parameter';
import { Problems } from './problems';
import type { ToWire } from './values';

/** A field of the form that becomes one parameter of the call; the property's name is its name. */
export interface WireField {
	readonly property: INodeProperties;
	readonly toWire: ToWire;
}

/** One field of the form by itself. It is left out of the call when it is empty. */
export function single({ property, toWire }: WireField): Parameter<Params> {
	const { name, displayName } = property;
	return {
		properties: [property],
		read({ read, timeZone }) {
			const value = toWire(read(name), displayName, timeZone);
			return value === undefined ? {} : { [name]: value };
		},
	};
}

/**
 * One field of the form that must have a value in each item.
 *
 * @param purpose what Luminate Online requires it for, e.g. `to create a constituent`
 */
export function required({ property, toWire }: WireField, purpose: string): Parameter<string> {
	const { name, displayName } = property;
	return {
		properties: [{ ...property, required: true }],
		read({ read, timeZone }) {
			const value = toWire(read(name), displayName, timeZone);
			if (value !== undefined) return value;
			throw new InputError(
				displayName,
				`'${displayName}' is empty: Luminate Online requires it ${purpose}`,
				'Check that the expression finds a value in this item.',
			);
		},
	};
}

/**
 * An n8n collection of optional fields, in the order of their labels as n8n wants it; it gives what a
 * person has set, as parameters of the call.
 */
export function collection(
	name: string,
	displayName: string,
	placeholder: string,
	fields: readonly WireField[],
): Parameter<Params> {
	const options = fields
		.map(({ property }) => property)
		.sort((a, b) => a.displayName.localeCompare(b.displayName));
	return {
		properties: [{ displayName, name, type: 'collection', placeholder, default: {}, options }],
		read({ read, timeZone }) {
			const values = readCollection(read, name);
			const problems = new Problems();
			const params: Params = {};
			for (const { property, toWire } of fields) {
				const value = problems.attempt(() =>
					toWire(values[property.name], property.displayName, timeZone),
				);
				if (value !== undefined) params[property.name] = value;
			}
			problems.throwIfAny();
			return params;
		},
	};
}
