import type { INodeProperties } from 'n8n-workflow';

import { InputError, quote } from './input';
import type { ReadParameter } from './input';

export const limitProperties: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

/**
 * @returns how many results are wanted, at most; Infinity for all
 * @throws InputError
 */
export function readLimit(read: ReadParameter): number {
	if (read('returnAll') === true) return Infinity;
	const limit = Number(read('limit') ?? 50);
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw new InputError(
		'Limit',
		`'Limit' must be a whole number, 1 or greater, not ${quote(read('limit'))}`,
	);
}
