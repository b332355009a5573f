import { expect, it } from 'vitest';

import { runNode } from '../support/engine.mts';
import { by, jsonOf } from '../support/harness.mts';
import { useStub } from './support/stub-site.mts';

const stub = useStub();

/** Shapes that clients have met, but the stand-in does not send. */
const SHAPES: ReadonlyArray<readonly [string, unknown, unknown]> = [
	[
		'a zone to the east, or Z',
		{ d: '1980-05-02+13:00', e: '1980-05-02Z' },
		{ d: '1980-05-02', e: '1980-05-02' },
	],
	[
		'a plain list',
		{ engagement_factors: { factor: ['a', 'b'] } },
		{ 'engagement_factors.factor': ['a', 'b'] },
	],
	[
		'a list of one',
		{ engagement_factors: { factor: 'a' } },
		{ 'engagement_factors.factor': ['a'] },
	],
	['a list of none', { engagement_factors: {} }, { 'engagement_factors.factor': [] }],
	[
		'a custom field alone',
		{ custom: { string: { id: 'custom_string1', content: 'x' } } },
		{ custom_string1: 'x' },
	],
	[
		'an unknown kind of custom field',
		{ custom: { money: { id: 'custom_m1', content: '1.5' } } },
		{ custom_m1: '1.5' },
	],
	['a container that is empty', { name: null }, {}],
	['numbers and booleans that are none in the documents', { a: 7, b: true }, { a: '7', b: true }],
];

it.each(SHAPES)('understands %s', async (_, record, simple) => {
	stub.answer = () => ({ body: JSON.stringify({ getConsResponse: record }) });
	const { success } = await runNode({
		parameters: { resource: 'constituent', operation: 'get', constituent: by('cons_id', '1') },
		credential: stub.credential,
	});
	expect(jsonOf(success)).toStrictEqual([simple]);
});

it('reports an answer without a record', async () => {
	stub.answer = () => ({ body: '{"getConsResponse":{}}' });
	const { error } = await runNode({
		parameters: { resource: 'constituent', operation: 'get', constituent: by('cons_id', '1') },
		credential: stub.credential,
	});
	expect(error?.message).toBe(
		"The response to 'getUser' cannot be used: it contains no record [constituent ID '1', item 0]",
	);
});
