import type { INodeProperties } from 'n8n-workflow';

import type { Params } from '../transport/call';
import type { ItemInput, ReadParameter } from './input';
import { Problems } from './problems';

/**
 * A part of the form together with what it gives for one item, so that no name has to be spelt twice:
 * once for the form and once for reading it.
 */
export interface Parameter<T> {
	/** In the editor's order. */
	readonly properties: readonly INodeProperties[];
	/** @throws InputError when what the person has given cannot be right */
	read(input: ItemInput): T;
	/** For fields of the record: whether an item can only be read with the site's list at hand. */
	readonly needsSiteFields?: (read: ReadParameter) => boolean;
	/** Whether the parameters that every call takes are among its fields. */
	readonly holdsCommonFields?: boolean;
}

/** Parameters by the names that the code gives to their values. */
export type ParametersOf<Values> = { readonly [Name in keyof Values]: Parameter<Values[Name]> };

/**
 * Reads every parameter, also when one of them is wrong.
 *
 * @throws InputError for all that is wrong
 */
export function readAll<Values>(parameters: ParametersOf<Values>, input: ItemInput): Values {
	const problems = new Problems();
	const values: Partial<Values> = {};
	const isComplete = (read: Partial<Values>): read is Values =>
		Object.keys(parameters).every((name) => name in read);
	for (const name in parameters) {
		problems.attempt(() => {
			values[name] = parameters[name].read(input);
		});
	}
	problems.throwIfAny();
	if (isComplete(values)) return values;
	throw new Error('A parameter was not read');
}

/** Several parameters as one, for a block that operations share. */
export function together(...parameters: ReadonlyArray<Parameter<Params>>): Parameter<Params> {
	const ofRecord = parameters.find(({ needsSiteFields }) => needsSiteFields !== undefined);
	return {
		properties: parameters.flatMap(({ properties }) => properties),
		read(input) {
			const problems = new Problems();
			const params: Params = {};
			for (const parameter of parameters) {
				Object.assign(
					params,
					problems.attempt(() => parameter.read(input)),
				);
			}
			problems.throwIfAny();
			return params;
		},
		needsSiteFields: ofRecord?.needsSiteFields,
		holdsCommonFields: parameters.some(({ holdsCommonFields }) => holdsCommonFields),
	};
}
