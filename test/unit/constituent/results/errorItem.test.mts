import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';

import type { Failure } from '../../../../nodes/Convio/constituent/results/failure.ts';
import { errorItem, nodeError } from '../../../../nodes/Convio/constituent/results/errorItem.ts';

const NODE: INode = {
	id: '1',
	name: 'Convio',
	type: 'convioConstituent',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
const SENT: Failure = {
	message: 'Luminate Online refused the call: no (code 11)',
	description: 'Use Update.',
	outcome: 'not applied',
	safeToRepeat: true,
	scope: 'item',
	code: '11',
	httpStatus: 403,
	method: 'create',
	identity: { primary_email: 'a@x.org' },
};
const UNSENT: Failure = {
	message: 'is empty',
	description: '',
	outcome: 'not applied',
	safeToRepeat: true,
	scope: 'item',
	field: 'Member ID',
};
const SENT_DETAILS = {
	outcome: 'not applied',
	safeToRepeat: true,
	description: 'Use Update.',
	code: '11',
	httpStatus: 403,
	method: 'create',
	identity: { primary_email: 'a@x.org' },
};

describe('an error item', () => {
	it('has the two keys that the engine knows, and the link to its item', () => {
		expect(errorItem(SENT, 7, 'person')).toEqual({
			json: {
				error: "Luminate Online refused the call: no (code 11) [email address 'a@x.org', item 7]",
				details: SENT_DETAILS,
			},
			pairedItem: { item: 7 },
		});
	});

	it('leaves out what is not known', () => {
		expect(errorItem(UNSENT, 0, 'person').json).toStrictEqual({
			error: 'is empty [item 0]',
			details: { outcome: 'not applied', safeToRepeat: true, field: 'Member ID' },
		});
	});

	it('names no row where none is at fault', () => {
		for (const scope of ['run', 'site', 'cut short'] as const) {
			const failure = { ...SENT, scope };
			const message = 'Luminate Online refused the call: no (code 11)';
			expect(errorItem(failure, 7, 'person')).toMatchObject({
				json: { error: message },
				pairedItem: { item: 7 },
			});
			expect(nodeError(NODE, failure, 7, 'person').message).toBe(message);
		}
	});

	it('names the row by the key that the site looks for first', () => {
		const identity = { cons_id: '1', member_id: 'M', primary_email: 'a@x.org' };
		const { error } = errorItem({ ...UNSENT, identity }, 7, 'person').json;
		expect(error).toBe("is empty [constituent ID '1', item 7]");
	});

	it('lists all that is wrong with the values, if that is more than one thing', () => {
		const one = { field: 'Member ID', message: 'is empty', description: 'Give one.' };
		const two = { field: 'Limit', message: 'is odd', description: '' };
		const problemsOf = (...problems: Failure['problems'] & object) =>
			Reflect.get(Object(errorItem({ ...UNSENT, problems }, 0, 'person').json.details), 'problems');
		expect(problemsOf(one)).toBeUndefined();
		expect(problemsOf(one, two)).toStrictEqual([one, two]);
	});

	it('does not share the keys with the failure', () => {
		const { details } = errorItem(SENT, 0, 'person').json;
		expect(Reflect.get(Object(details), 'identity')).not.toBe(SENT.identity);
	});
});

describe('what a look-up has found', () => {
	it.each([
		[{ found: 0 }, { found: 0 }],
		[{ found: 'several' }, { found: 'several' }],
		[
			{ found: 1, cons_id: '7' },
			{ found: 1, cons_id: '7' },
		],
		[{ unavailable: 'why' }, 'why'],
	] as const)('is a detail: %j', (lookup, shown) => {
		const details = { ...SENT_DETAILS, outcome: 'unknown', safeToRepeat: false, lookup: shown };
		const failure = { ...SENT, outcome: 'unknown', safeToRepeat: false, lookup } as const;
		expect(errorItem(failure, 7, 'person').json.details).toEqual(details);
		expect(nodeError(NODE, failure, 7, 'person').context.details).toEqual(details);
	});
});

describe('an AI agent, who sees the message alone', () => {
	it('is told in it what to do, and nothing of item numbers', () => {
		const words = 'Luminate Online refused the call: no (code 11). Use Update.';
		expect(errorItem(SENT, 7, 'agent').json.error).toBe(words);
		expect(nodeError(NODE, SENT, 7, 'agent')).toMatchObject({
			message: words,
			description: 'Use Update.',
		});
		expect(errorItem(UNSENT, 0, 'agent').json.error).toBe('is empty');
	});

	it('is told all that is wrong with the values, each with its cure, and once', () => {
		const problems = [
			{ field: 'Member ID', message: "'Member ID' is empty", description: 'Give one.' },
			{ field: 'Limit', message: "'Limit' is odd", description: '' },
		];
		const failure = { ...UNSENT, problems, description: "Give one. Also: 'Limit' is odd." };
		const words = "'Member ID' is empty. Give one. 'Limit' is odd";
		expect(errorItem(failure, 0, 'agent').json.error).toBe(words);
		expect(nodeError(NODE, failure, 0, 'agent')).toMatchObject({
			message: words,
			description: '',
		});
	});

	it('is told the failure where only one value is wrong', () => {
		const problems = [{ field: 'Limit', message: 'another text', description: 'another cure' }];
		expect(errorItem({ ...SENT, problems }, 0, 'agent').json.error).toBe(
			'Luminate Online refused the call: no (code 11). Use Update.',
		);
	});

	it('gets no second full stop', () => {
		const failure = { ...SENT, message: 'It is empty. Or not.' };
		expect(errorItem(failure, 7, 'agent').json.error).toBe('It is empty. Or not. Use Update.');
	});
});

describe('what is thrown', () => {
	it('for a call is an API error with the vendor’s words', () => {
		const error = nodeError(NODE, SENT, 7, 'person');
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			message: "Luminate Online refused the call: no (code 11) [email address 'a@x.org', item 7]",
			description: 'Use Update.',
			httpCode: '403',
			context: { itemIndex: 7, details: SENT_DETAILS },
			node: NODE,
		});
	});

	it('for an item that was not sent is an operation error', () => {
		const error = nodeError(NODE, UNSENT, 0, 'person');
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error).toMatchObject({
			message: 'is empty [item 0]',
			description: '',
			context: {
				itemIndex: 0,
				details: { outcome: 'not applied', safeToRepeat: true, field: 'Member ID' },
			},
		});
	});

	it('without a status has none', () => {
		const error = nodeError(NODE, { ...SENT, httpStatus: undefined, code: undefined }, 0, 'person');
		expect(error).toMatchObject({ httpCode: null });
	});

	// cspell:ignore Manent
	it.each(['The keePERManent field', 'econnrefused by the site', 'ETIMEDOUT'])(
		'keeps its words, also those in which n8n would find a system error: %s',
		(message) => {
			for (const [failure, row] of [
				[SENT, "email address 'a@x.org', item 1"],
				[UNSENT, 'item 1'],
			] as const) {
				const error = nodeError(
					NODE,
					{ ...failure, message, description: 'enotfound' },
					1,
					'person',
				);
				expect(error.message).toBe(`${message} [${row}]`);
				expect(error.description).toBe('enotfound');
			}
		},
	);
});
