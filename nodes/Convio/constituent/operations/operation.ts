import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { additionalFields } from '../../parameters/fields/commonFields';
import type { ItemInput, ReadParameter } from '../../parameters/input';
import {
	optionsForDatedLists,
	optionsForLists,
	optionsForReads,
	optionsForRecordUpdates,
	optionsForRecordWrites,
	optionsForWrites,
} from '../../parameters/options/options';
import { readAll, together } from '../../parameters/parameter';
import type { Parameter, ParametersOf } from '../../parameters/parameter';
import type { Params } from '../../transport/call';
import { methodFacts } from '../../transport/apiMethods';
import type { Paging } from '../../sending/pages';
import type { ApiMethod } from '../../transport/apiMethods';
import type { DataObject } from '../../transport/reply/data';
import type { ResourceName } from './resources';

/**
 * One operation of the node: how it looks in the editor, and what an item becomes. It sends nothing.
 * Made by {@link operation} from the parameters that it asks for.
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
	/** For lists that come in pages; the next page is asked for by record offset. */
	readonly paging?: Paging;
	/** Whether an item can be compared with its record first, and left out if it would change nothing. */
	readonly skipsUnchanged?: true;
	/** Whether an item needs the site's list of fields before its call can be made. */
	readonly needsSiteFields?: (read: ReadParameter) => boolean;
	/**
	 * Reads one item. Nothing reads it again: what the reply needs, the prepared call remembers.
	 * @throws InputError for all that cannot be right about the item
	 */
	prepare(input: ItemInput): PreparedCall;
}

/** What one item asks of the site, and which items the reply becomes. */
export interface PreparedCall {
	/** The method's own parameters, by the vendor's names. */
	readonly params: Params;
	/** Most rows wanted of a list that comes in pages; Infinity for all. */
	readonly limit: number;
	/**
	 * Which items a reply becomes; of a list that comes in pages, it holds the rows of all pages.
	 * @param mayHaveBeenApplied an earlier try of the same call may have been applied already
	 * @throws ReplyError when the reply lacks what its method documents
	 */
	items(data: DataObject, mayHaveBeenApplied: boolean): IDataObject[];
	/**
	 * What is known to be missing of a list that has no further page, in words; undefined if nothing is.
	 */
	missing?(data: DataObject): string | undefined;
	/** For a state that the site reports: ask again, with growing pauses, until it is final. */
	readonly repeat?: Repeat;
}

interface Repeat {
	isDone(data: DataObject): boolean;
	/** Longest time to go on asking, in milliseconds. */
	readonly longestMs: number;
}

/** What an operation is written down as; all else follows from it. */
interface Definition<Values> extends Omit<Operation, 'properties' | 'needsSiteFields' | 'prepare'> {
	/** What it asks for, in the editor's order. */
	readonly parameters: ParametersOf<Values>;
	/**
	 * @param values what the parameters have read of one item
	 * @throws InputError when the values do not go together
	 */
	prepare(values: Values): Omit<PreparedCall, 'limit'> & Partial<PreparedCall>;
}

function optionsFor(
	{ method, skipsUnchanged }: Pick<Operation, 'method' | 'skipsUnchanged'>,
	writesRecordFields: boolean,
	own: readonly INodeProperties[],
): INodeProperties {
	const isWrite = methodFacts(method).effect !== 'read';
	if (isWrite && skipsUnchanged === true) return optionsForRecordUpdates;
	if (isWrite) return writesRecordFields ? optionsForRecordWrites : optionsForWrites;
	if (own.every(({ name }) => name !== 'returnAll')) return optionsForReads;
	const readsDates = own
		.flatMap(({ options = [] }) => options)
		.some((option) => 'type' in option && option.type === 'dateTime');
	return readsDates ? optionsForDatedLists : optionsForLists;
}

/**
 * An operation from what it asks and what it returns. *Options* come with the effect of its method,
 * and the common fields with every operation: in a collection of its own, if it has none for them.
 */
export function operation<Values>(definition: Definition<Values>): Operation {
	const { parameters, prepare, ...facts } = definition;
	const own: Array<Parameter<unknown>> = [];
	for (const name in parameters) own.push(parameters[name]);
	const holdsCommonFields = own.some((parameter) => parameter.holdsCommonFields === true);
	const common: ReadonlyArray<Parameter<Params>> = holdsCommonFields ? [] : [additionalFields()];
	const needsSiteFields = own.find((one) => one.needsSiteFields !== undefined)?.needsSiteFields;
	const properties = [...own, ...common].flatMap((parameter) => parameter.properties);
	return {
		...facts,
		needsSiteFields,
		properties: [...properties, optionsFor(facts, needsSiteFields !== undefined, properties)],
		prepare(input) {
			const { values, shared } = readAll(
				{
					values: { properties: [], read: () => readAll(parameters, input) },
					shared: together(...common),
				},
				input,
			);
			const { params, limit = Infinity, ...rest } = prepare(values);
			return { ...rest, limit, params: { ...shared, ...params } };
		},
	};
}
