import type { INodeProperties } from 'n8n-workflow';

import type { ItemInput } from './input';

/**
 * A part of the form together with what it gives for one item, so that no name has to be spelt twice:
 * once for the form and once for reading it.
 */
export interface Parameter<T> {
	/** In the editor's order. */
	readonly properties: readonly INodeProperties[];
	/** @throws InputError when what the person has given cannot be right */
	read(input: ItemInput): T;
}
