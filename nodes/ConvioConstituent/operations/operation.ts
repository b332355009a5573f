import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ReadParameter } from '../parameters/input';
import type { ServerApiCall } from '../transport/call';
import type { PlainObject } from '../transport/plain';

export type ResourceName = 'constituent';

/**
 * One operation of the node: how it looks in the editor, and two pure functions. It sends nothing.
 */
export interface Operation {
	readonly resource: ResourceName;
	/** Value of the `operation` parameter; never renamed, workflows store it. */
	readonly value: string;
	readonly name: string;
	readonly action: string;
	readonly description: string;
	/** The operation's own fields, in the editor's order; shown for this operation only. */
	readonly properties: readonly INodeProperties[];
	/**
	 * Which call an item becomes.
	 * @throws InputError when the item cannot be right
	 */
	call(read: ReadParameter): ServerApiCall;
	/**
	 * Which items an answer becomes.
	 * @throws AnswerError when the answer lacks what its method documents
	 */
	items(data: PlainObject, read: ReadParameter): IDataObject[];
}

/** An answer of the right name without what it must hold; a write may have been applied all the same. */
export class AnswerError extends Error {
	override readonly name = 'AnswerError';
}
