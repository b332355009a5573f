import { describe, expect, it } from 'vitest';

import { runNode } from '../support/engine.mts';
import { by, FORMATS, jsonOf, run, useSandbox } from '../support/harness.mts';
import { ADA, addAda } from './support/people.mts';
import { useStub } from './support/stub-site.mts';

const running = useSandbox();
const stub = useStub();
const ada = by('cons_id', ADA);

const QUESTIONS = [
	{
		operation: 'checkInterest',
		resource: 'constituent',
		root: 'isConsInterestedResponse',
		element: 'interested',
		parameters: { constituent: ada, interest_id: by('id', '1002') },
	},
	{
		operation: 'validate',
		resource: 'email',
		root: 'isEmailValidResponse',
		element: 'valid',
		parameters: { email: 'ada@example.org' },
	},
] as const;

describe.each(QUESTIONS)('$operation', ({ resource, operation, root, element, parameters }) => {
	/** Neither true nor false must pass for no: that would be a guess. */
	it.each([{}, { [element]: null }, { [element]: '' }, { [element]: 'maybe' }, { [element]: {} }])(
		'is an error when the reply is %j',
		async (content) => {
			stub.answer = () => ({ body: JSON.stringify({ [root]: content }) });
			const { error, success } = await runNode({
				credential: stub.credential,
				parameters: { resource, operation, ...parameters },
			});
			expect(error?.message).toContain(`no '${element}' that is true or false`);
			expect(success).toStrictEqual([]);
		},
	);
});

describe.each(FORMATS)('in %s', (response_format) => {
	const options = { response_format };

	it.each([
		['1002', true],
		['1003', false],
	])('the interest %s of Ada: %s', async (interest, interested) => {
		addAda(running());
		const { success } = await run(running(), {
			resource: 'constituent',
			operation: 'checkInterest',
			parameters: { constituent: ada, interest_id: interest, options },
		});
		expect(jsonOf(success)).toStrictEqual([{ cons_id: ADA, interest_id: interest, interested }]);
	});

	it.each([
		[' ada@example.org ', 'ada@example.org', true],
		['ada at example.org', 'ada at example.org', false],
	])('the address "%s"', async (email, sent, valid) => {
		const { success } = await run(running(), {
			resource: 'email',
			operation: 'validate',
			parameters: { email, options },
		});
		expect(jsonOf(success)).toStrictEqual([{ email: sent, valid }]);
	});
});
