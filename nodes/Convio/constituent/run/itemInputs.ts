import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import type { ItemInput, ReadParameter } from '../../parameters/input';

function atPath(parameters: INodeParameters, path: string): unknown {
	let value: unknown = parameters;
	for (const step of path.split('.')) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = Object.entries(value).find(([name]) => name === step)?.[1];
	}
	return value;
}

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}

/** An item's input without what the run adds: where its hints go, and the site's list of fields. */
export type BareInput = Omit<ItemInput, 'hint' | 'siteFields'>;

/**
 * What each item's operation gets to read. A parameter without expression is the same for every
 * item, so it is resolved once; n8n's own validation is skipped, since the operations check more and
 * name the item.
 */
export function itemInputs(context: IExecuteFunctions): (index: number) => BareInput {
	const items = context.getInputData();
	const timeZone = context.getTimezone();
	const { parameters } = context.getNode();
	const raw = new Map<string, unknown>();
	const fixed = new Map<string, unknown>();
	const varying = new Set<string>();

	const readRaw: ReadParameter = (name) => {
		if (!raw.has(name)) raw.set(name, atPath(parameters, name));
		return raw.get(name);
	};
	const resolve = (name: string, index: number): unknown =>
		context.getNodeParameter(name, index, null, { skipValidation: true });
	const readAt =
		(index: number): ReadParameter =>
		(name) => {
			if (fixed.has(name)) return fixed.get(name);
			const value = resolve(name, index);
			if (varying.has(name)) return value;
			if (hasExpression(readRaw(name))) varying.add(name);
			else fixed.set(name, value);
			return value;
		};
	return (index) => ({
		read: readAt(index),
		readRaw,
		json: items[index]?.json ?? {},
		timeZone,
	});
}
