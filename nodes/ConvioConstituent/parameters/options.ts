import type { INodeProperties } from 'n8n-workflow';

import type { CallSettings } from '../transport/call';
import { InputError, quote, readCollection } from './input';
import type { ReadParameter } from './input';
import { toBoolean } from './values';

export const DEFAULT_TIMEOUT_MS = 60_000;

/** Options that every operation has. */
export const optionsProperty: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Response Format',
			name: 'response_format',
			type: 'options',
			default: 'json',
			description:
				'Format in which the site answers; the output is the same (wire: response_format)',
			options: [
				{ name: 'JSON', value: 'json' },
				{ name: 'XML', value: 'xml' },
			],
		},
		{
			displayName: 'Suppress HTTP Error Codes',
			name: 'suppress_response_codes',
			type: 'boolean',
			default: false,
			description:
				'Whether the site answers with HTTP status 200 even when it refuses a call; the output is the same (wire: suppress_response_codes)',
		},
		{
			displayName: 'Timeout',
			name: 'timeout',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: DEFAULT_TIMEOUT_MS,
			description: 'Longest time to wait for an answer, in milliseconds',
		},
	],
};

/** @throws InputError */
export function readSettings(read: ReadParameter): CallSettings {
	const { response_format, suppress_response_codes, timeout } = readCollection(read, 'options');
	const format = response_format ?? 'json';
	if (format !== 'json' && format !== 'xml') {
		throw new InputError(
			'Response Format',
			`'Response Format' must be json or xml, not ${quote(format)}`,
		);
	}
	const timeoutMs = Number(timeout ?? DEFAULT_TIMEOUT_MS);
	if (!(timeoutMs >= 1 && timeoutMs <= 2_147_483_647)) {
		throw new InputError(
			'Timeout',
			`'Timeout' must be a number of milliseconds from 1, not ${quote(timeout)}`,
		);
	}
	return {
		format,
		suppressResponseCodes:
			toBoolean(suppress_response_codes, 'Suppress HTTP Error Codes') === 'true',
		timeoutMs,
	};
}
