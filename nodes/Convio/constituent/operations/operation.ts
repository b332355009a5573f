import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ItemInput, ReadParameter } from '../../parameters/input';
import type { Params } from '../../transport/call';
import type { ApiMethod } from '../../transport/apiMethods';
import type { DataObject } from '../../transport/reply/data';

export type ResourceName = 'constituent' | 'field' | 'group' | 'interaction';

/**
 * One operation of the node: how it looks in the editor, and two pure functions. It sends nothing.
 */
export interface Operation {
	readonly resource: ResourceName;
	/** Value of the `operation` parameter; never renamed, workflows store it. */
	readonly value: string;
	/** The method of the Server API that it calls. */
	readonly method: ApiMethod;
	readonly name: string;
	readonly action: string;
	readonly description: string;
	/** The operation's own fields, in the editor's order; shown for this operation only. */
	readonly properties: readonly INodeProperties[];
	/** Whether an item needs the site's list of fields before its call can be made. */
	readonly needsSiteFields?: (read: ReadParameter) => boolean;
	/** For answers that come in pages: how to get the next one. */
	readonly paging?: Paging;
	/**
	 * What an item asks: the method's own parameters.
	 * @throws InputError when the item cannot be right
	 */
	params(input: ItemInput): Params;
	/**
	 * Which items an answer becomes; of a paged answer, the rows of all pages are in it.
	 * @param isRepeat an earlier try of the same call may have been applied already
	 * @throws ReplyError when the answer lacks what its method documents
	 */
	items(data: DataObject, input: ItemInput, isRepeat: boolean): IDataObject[];
}

/** How an answer is continued. Pages are told by record offset, which no page-size cap can upset. */
export interface Paging {
	/** Name of the list in the answer. */
	readonly list: string;
	/** Most records that are asked for at once. */
	readonly pageSize: number;
	/** @returns how many rows the person wants, at most; Infinity for all */
	limit(read: ReadParameter): number;
}
