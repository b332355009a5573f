import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Constituent } from '../../../sandbox/index.mts';
import type { Lab } from '../support/lab.mts';
import { EXAMPLES, publish, readExample } from '../support/workflow.mts';

const run = promisify(execFile);
const GROUP = '1010';
const THANKS = { message: 'Thank you. We have your entry.' };

interface Answer {
	status: number;
	body: Record<string, unknown>;
	retryAfter: string | null;
}

export function formWebhookSuite(lab: () => Lab): void {
	let id: string;

	beforeAll(async () => {
		const { client, credential } = lab();
		id = await publish(client, credential, await readExample('form-webhook'));
	});
	afterAll(async () => await lab().client.deactivateWorkflow(id));

	const address = () => `${lab().url}/webhook/supporter-form`;

	async function post(fields: Record<string, string> | URLSearchParams): Promise<Answer> {
		const isForm = fields instanceof URLSearchParams;
		const answer = await fetch(address(), {
			method: 'POST',
			...(isForm
				? { body: fields }
				: { body: JSON.stringify(fields), headers: { 'content-type': 'application/json' } }),
		});
		return {
			status: answer.status,
			body: (await answer.json()) as Record<string, unknown>,
			retryAfter: answer.headers.get('retry-after'),
		};
	}

	/** The one record with this address. */
	function onFile(email: string): Constituent | undefined {
		const found = lab().sandbox.site.find('email.primary_address', email);
		expect(found.length, `records of ${email}`).toBeLessThan(2);
		return found[0];
	}

	const ada = { email: 'ada@example.net', first_name: 'Ada', last_name: 'Lovelace', zip: '02139' };

	it('creates, then updates, and tells a visitor nothing of the difference', async () => {
		const created = await post(ada);
		const record = onFile(ada.email);
		expect(record?.values.get('primary_address.zip')).toBe('02139');
		expect(record?.groups.has(GROUP)).toBe(true);

		const updated = await post({ ...ada, last_name: 'King' });
		expect(record?.values.get('name.last')).toBe('King');
		expect(created).toEqual({ status: 200, body: THANKS, retryAfter: null });
		expect(updated).toEqual(created);
	});

	it('does not let a visitor choose whose record it is', async () => {
		const { sandbox } = lab();
		const [member] = [...sandbox.site.constituents.values()].filter(({ values }) =>
			values.has('member_id'),
		);
		const before = new Map(member?.values);
		const answer = await post({ ...ada, member_id: before.get('member_id') ?? '', cons_id: '1' });
		expect(answer.status).toBe(200);
		expect(member?.values).toEqual(before);
		expect(onFile(ada.email)?.values.get('name.first')).toBe('Ada');
	});

	it('takes what an HTML form posts', async () => {
		const answer = await post(new URLSearchParams({ ...ada, last_name: "O'Neill & Söhne" }));
		expect(answer.status).toBe(200);
		expect(onFile(ada.email)?.values.get('name.last')).toBe("O'Neill & Söhne");
	});

	it('is tried with the line that the README gives', async () => {
		const readme = await readFile(join(EXAMPLES, 'README.md'), 'utf8');
		const line = readme.match(/^curl .*supporter-form$/m)?.[0] ?? '';
		const words = line.split(' ').slice(1);
		const { stdout } = await run('curl', ['-sS', ...words.slice(0, -1), address()]);
		expect(JSON.parse(stdout)).toEqual(THANKS);
		expect(words.at(-1)).toMatch(/\/webhook-test\/supporter-form$/);
		expect(onFile('ada@example.net')?.values.get('name.last')).toBe('Lovelace');
	});

	it('answers 400 with each thing to correct, and asks the site nothing', async () => {
		expect(await post({ email: 'ada.example.net', first_name: ' ' })).toMatchObject({
			status: 400,
			body: {
				problems: [
					'email: an email address is needed',
					'first_name: a first name is needed',
					'last_name: a last name is needed',
				],
			},
		});
		expect(lab().sandbox.calls).toHaveLength(0);
	});

	it('answers 422 when the entry cannot be saved, and says of the site nothing', async () => {
		const { sandbox } = lab();
		const tooLong = await post({ ...ada, first_name: 'A'.repeat(60) });
		expect(tooLong.status).toBe(422);
		expect(tooLong.body.error).toMatch(/name\.first.*50/);
		expect(tooLong.body.error).not.toContain('[');

		sandbox.setFaults([{ kind: 'refusal', code: '13', match: { method: 'createOrUpdate' } }]);
		expect(await post(ada)).toMatchObject({
			status: 422,
			body: { error: 'This entry cannot be saved. Please write to us.' },
		});
		expect(sandbox.calls.filter((call) => call.applied)).toHaveLength(0);
	});

	it('answers 503 when the fault is not the form’s and the entry can be sent again', async () => {
		const { sandbox } = lab();
		sandbox.site.settings.callerIp = '203.0.113.7';
		expect(await post(ada)).toMatchObject({
			status: 503,
			retryAfter: '60',
			body: { error: 'Not saved yet. Please send it again later.' },
		});
	});

	it('answers 500 when the entry may have arrived and could be added twice', async () => {
		const { sandbox } = lab();
		sandbox.setFaults([{ kind: 'resetAfter', match: { method: 'createOrUpdate' } }]);
		expect(await post(ada)).toMatchObject({
			status: 500,
			retryAfter: null,
			body: { error: expect.stringContaining('Please do not send it again') as unknown },
		});
		const writes = sandbox.calls.filter(({ method }) => method === 'createOrUpdate');
		expect(writes).toHaveLength(1);
	});
}
