import type { INodeProperties } from 'n8n-workflow';

import { isMissing } from './cells/text';
import { adviceOnMissing, filledByExpression } from './expressions';
import { InputError, readCollection } from './input';
import type { ItemInput } from './input';
import type { Parameter } from './parameter';
import type { Params } from '../transport/call';
import { Problems } from './problems';
import type { ToWire } from './values';
import { wireText } from './wireText';

/** A field of the form that becomes one parameter of the call; the property's name is its name. */
export interface WireField {
	readonly property: INodeProperties;
	readonly toWire: ToWire;
}

/** One field of the form by itself. It is left out of the call when it is empty. */
export function single(field: WireField): Parameter<Params> {
	const { name } = field.property;
	return {
		properties: [field.property],
		read(input) {
			const raw = { [name]: input.readRaw(name) };
			return readFields([field], { [name]: input.read(name) }, raw, input);
		},
	};
}

/**
 * One field of the form that must have a value in each item.
 *
 * @param purpose what Luminate Online requires it for, e.g. `to create a constituent`
 */
export function required(field: WireField, purpose: string): Parameter<string> {
	const { name, displayName } = field.property;
	return {
		properties: [{ ...field.property, required: true }],
		read(input) {
			const value = wireText(field.toWire, name, input.read(name), field.property, input);
			if (value !== undefined) return value;
			throw new InputError(
				displayName,
				`'${displayName}' is empty: Luminate Online requires it ${purpose}`,
				adviceOnMissing(input.json),
			);
		},
	};
}

/** A toggle that somebody has added, and whose expression finds nothing, has its default. */
function valueOrDefault({ type, default: usual }: INodeProperties, value: unknown): unknown {
	return type === 'boolean' && isMissing(value) ? usual : value;
}

/**
 * Tells which fields an expression fills: one that is empty in every item probably names a wrong column.
 *
 * @param without fields of which nothing is sent
 */
function tellFilled(
	fields: readonly WireField[],
	without: ReadonlySet<string>,
	raw: unknown,
	{ hint }: ItemInput,
): void {
	const byExpression = filledByExpression(raw);
	if (byExpression.size === 0) return;
	const filled = fields
		.map(({ property }) => property)
		.filter(({ name }) => byExpression.has(name));
	const labels = (isWanted: (name: string) => boolean) =>
		filled.filter(({ name }) => isWanted(name)).map(({ displayName }) => displayName);
	hint({
		kind: 'filled',
		with: labels((name) => !without.has(name)),
		without: labels((name) => without.has(name)),
	});
}

/**
 * Reads the fields that are given.
 *
 * @param values what is given, by name
 * @param raw the same with its expressions unresolved
 * @throws InputError for all that is wrong
 */
function readFields(
	fields: readonly WireField[],
	values: Readonly<Record<string, unknown>>,
	raw: unknown,
	input: ItemInput,
): Params {
	const problems = new Problems();
	const params: Params = {};
	const without = new Set<string>();
	for (const { property, toWire } of fields) {
		const { name } = property;
		if (!(name in values)) continue;
		const value = valueOrDefault(property, values[name]);
		// A value that is refused is one all the same.
		problems.attempt(() => {
			const text = wireText(toWire, name, value, property, input);
			if (text !== undefined) params[name] = text;
			if (text === undefined || isMissing(values[name])) without.add(name);
		});
	}
	tellFilled(fields, without, raw, input);
	problems.throwIfAny();
	return params;
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
		read(input) {
			const values = readCollection(input.read, name);
			return readFields(fields, values, input.readRaw(name), input);
		},
	};
}
