import type { INodeProperties } from 'n8n-workflow';

import type { Parameter } from '../parameter';
import { toBoolean } from '../values';

type ToggleProperty = Pick<
	INodeProperties,
	'displayName' | 'name' | 'description' | 'displayOptions'
> & { default: boolean };

/** A choice between two ways, for the node itself. Without a value it has its default. */
export function toggle(property: ToggleProperty): Parameter<boolean> {
	const { name, displayName } = property;
	return {
		properties: [{ ...property, type: 'boolean' }],
		read({ read }) {
			const text = toBoolean(read(name), displayName);
			return text === undefined ? property.default : text === 'true';
		},
	};
}

/** Flat items for people, or the response as it came. */
export const simplify = toggle({
	displayName: 'Simplify',
	name: 'simplify',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});
