import { InputError, quote } from '../input';
import type { Parameter } from '../parameter';
import { toggle } from './toggle';

const DEFAULT_LIMIT = 50;

const returnAll = toggle({
	displayName: 'Return All',
	name: 'returnAll',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
});

/** How many results are wanted at most; Infinity for all. */
export const limit: Parameter<number> = {
	properties: [
		...returnAll.properties,
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
	],
	read(input) {
		if (returnAll.read(input)) return Infinity;
		const value = input.read('limit') ?? DEFAULT_LIMIT;
		const number = Number(value);
		if (Number.isInteger(number) && number >= 1) return number;
		throw new InputError(
			'Limit',
			`'Limit' must be a whole number, 1 or greater, not ${quote(value)}`,
		);
	},
};
