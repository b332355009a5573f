import { describe, expect, it } from 'vitest';

import { runNode } from '../support/engine.mts';
import { by, jsonOf, run, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';
import { ADA, addAda } from './support/people.mts';
import { useStub } from './support/stub-site.mts';
import { withKeys } from './support/keys.mts';

const running = useSandbox();
const stub = useStub();
const constituent = by('cons_id', ADA);

describe('Create', () => {
	async function create(parameters: Parameters) {
		addAda(running());
		const result = await run(running(), {
			resource: 'interaction',
			operation: 'create',
			parameters: { constituent, ...parameters },
		});
		return { ...result, logged: running().site.constituents.get(ADA)?.interactions.at(-1) };
	}

	it('logs all that is given', async () => {
		const { logged } = await create({
			interaction_subject: 'Called',
			interaction_body: 'About the “gala”\n& more',
			additionalFields: { interaction_cat_id: 1, interaction_count: 3, interaction_type_id: '20' },
		});
		expect(logged).toMatchObject({
			subject: 'Called',
			body: 'About the “gala”\n& more',
			categoryId: '1',
			count: 3,
			typeId: '20',
		});
	});

	it.each([
		['a subject of 80 characters', 'é'.repeat(80), ''],
		['a body of 1500 characters', 'x', '東'.repeat(1500)],
	])('takes %s', async (_, interaction_subject, interaction_body) => {
		const { error } = await create({ interaction_subject, interaction_body });
		expect(error).toBeUndefined();
	});

	it.each([
		['no subject', ' ', '', "'Interaction Subject' is empty"],
		[
			'a subject of 81',
			'x'.repeat(81),
			'',
			"'Interaction Subject' is 81 characters long; Luminate Online accepts at most 80",
		],
		[
			'a body of 1501',
			'x',
			'x'.repeat(1501),
			"'Interaction Body' is 1501 characters long; Luminate Online accepts at most 1500",
		],
	])(
		'refuses %s before anything is sent',
		async (_, interaction_subject, interaction_body, words) => {
			const { error } = await create({ interaction_subject, interaction_body });
			expect(error?.message).toContain(words);
			expect(running().calls).toStrictEqual([]);
		},
	);
});

/** The documents leave open what comes with the message. */
it.each([
	['cons_id', ADA, { message: 'Logged.', cons_id: '7' }, { cons_id: '7', message: 'Logged.' }],
	['cons_id', ADA, { message: 'Logged.' }, { cons_id: ADA, message: 'Logged.' }],
	[
		'member_id',
		'A-1',
		{ message: 'Logged.', interaction_id: '5' },
		{ message: 'Logged.', interaction_id: '5' },
	],
	['member_id', 'A-1', {}, { message: '' }],
])('found by %s %s, the answer %j becomes %j', async (mode, key, answer, item) => {
	stub.answer = () => ({ body: JSON.stringify({ updateConsResponse: answer }) });
	const { success } = await runNode({
		parameters: {
			resource: 'interaction',
			operation: 'create',
			constituent: by(mode, key),
			interaction_subject: 'x',
		},
		credential: stub.credential,
	});
	expect(jsonOf(success)).toStrictEqual(withKeys([item], stub.forms[0], 'logInteraction'));
});

it.each(['create', 'update', 'upsert'])(
	'%s refuses a subject of 81 characters as well',
	async (operation) => {
		addAda(running());
		const { error } = await run(running(), {
			resource: 'constituent',
			operation,
			parameters: {
				primary_email: 'new@example.org',
				constituent,
				interaction: { interaction_subject: 'x'.repeat(81) },
			},
		});
		expect(error?.message).toContain("'Interaction Subject' is 81 characters long");
		expect(running().calls).toStrictEqual([]);
	},
);
