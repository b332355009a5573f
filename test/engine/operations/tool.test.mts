import { describe, expect, it } from 'vitest';

import { loadPackage } from '../support/n8n.mts';
import {
	by,
	callsOf,
	credentialOf,
	expectSecretsInBodies,
	useSandbox,
} from '../support/harness.mts';
import { nameOf, OPERATION_CASES } from './support/operation-cases.mts';
import { ADA, addAda, setUp, valuesOf } from './support/people.mts';
import { runTool, TOOL_DESCRIPTION } from './support/tool.mts';

const running = useSandbox();
const { node } = await loadPackage();
const fromAi = (key: string, what: string, type = 'string') =>
	`={{ $fromAI('${key}', '${what}', '${type}') }}`;

const LOOK_UP = {
	resource: 'constituent',
	operation: 'get',
	constituent: by('primary_email', fromAi('email', 'Email address of the supporter')),
	fieldNames: ['name.first', 'name.last'],
};

const CHANGE = {
	resource: 'constituent',
	operation: 'update',
	constituent: by('member_id', fromAi('member_id', 'Member ID of the supporter')),
	fieldsInput: 'json',
	fieldsJson: fromAi('fields', 'Fields to change, by their names', 'json'),
};

describe('the description', () => {
	it('says that the node is usable as a tool', () => {
		expect(node.description.usableAsTool).toBe(true);
		expect(TOOL_DESCRIPTION).toMatchObject({
			name: 'convioConstituentTool',
			inputs: [],
			outputs: ['ai_tool'],
		});
	});

	it('explains every field: an agent has nothing else to go by', () => {
		const silent = node.description.properties.filter(
			({ type, description }) => !['collection', 'notice'].includes(type) && !description,
		);
		expect(
			silent.map(({ name }) => name).filter((name) => !['resource', 'operation'].includes(name)),
		).toStrictEqual([]);
	});

	it('has an action and a description for each operation', () => {
		for (const { name, options } of node.description.properties) {
			if (name !== 'operation') continue;
			for (const option of options ?? []) {
				expect(option).toMatchObject({
					action: expect.stringMatching(/^[A-Z]/),
					description: expect.stringMatching(/^[A-Z].{20}/),
				});
			}
		}
	});
});

describe('an agent', () => {
	it('is asked for what the workflow leaves to it, and gets the record', async () => {
		addAda(running());
		const { name, description, asksFor, answers } = await runTool(
			credentialOf(running()),
			LOOK_UP,
			[{ email: 'ada@example.org' }],
		);
		expect(name).toBe('Luminate');
		expect(description).toMatch(/^Get a constituent in Convio Constituent/);
		expect(asksFor).toStrictEqual(['email']);
		expect(answers.map((answer) => JSON.parse(answer))).toStrictEqual([
			[{ cons_id: ADA, 'name.first': 'Ada', 'name.last': "O'Brien-Łukasz" }],
		]);
		expectSecretsInBodies(running());
	});

	it('changes fields that it gives as JSON', async () => {
		addAda(running());
		const fields = { nickname: 'Countess', 'primary_address.zip': '01234' };
		const { answers } = await runTool(credentialOf(running()), CHANGE, [
			{ member_id: 'A-0001', fields },
		]);
		expect(answers.map((answer) => JSON.parse(answer))).toStrictEqual([
			[{ cons_id: ADA, member_id: 'A-0001', message: 'User updated.' }],
		]);
		expect(valuesOf(running(), ADA)).toMatchObject(fields);
	});

	it('is told what was refused and what to do, call by call', async () => {
		addAda(running());
		const { answers } = await runTool(credentialOf(running()), CHANGE, [
			{ member_id: 'A-0009', fields: { nickname: 'x' } },
			{ member_id: 'A-0001', fields: { name: { first: 'Eve' } } },
			{ member_id: 'A-0001', fields: { login_password: 'x' } },
			{ member_id: 'A-0001', fields: { nickname: 'Countess' } },
		]);
		expect(answers[0]).toContain('not found (code 16)');
		expect(answers[0]).toContain('No constituent matches. Check the ID or email address.');
		expect(answers[1]).toContain("'name' must be text");
		expect(answers[2]).toContain("'Record Fields' cannot set 'login_password'");
		expect(JSON.parse(answers[3] ?? '')).toMatchObject([{ message: 'User updated.' }]);
		expect(callsOf(running(), 'update')).toHaveLength(2);
	});
});

describe('every operation', () => {
	it.each(OPERATION_CASES.map((entry) => [nameOf(entry), entry] as const))(
		'%s answers an agent with its items',
		async (_, entry) => {
			const { resource, operation, parameters, results } = entry;
			setUp(running(), entry);
			const tool = { resource, operation, ...parameters };
			const { answers } = await runTool(credentialOf(running()), tool, [{}]);
			expect(answers.map((answer) => JSON.parse(answer))).toStrictEqual([results]);
		},
	);
});

it('hides tokens, and nothing else, from those who look at an execution', () => {
	expect(node.description.sensitiveOutputFields).toStrictEqual(['token', 'nonce', 'JSESSIONID']);
});
