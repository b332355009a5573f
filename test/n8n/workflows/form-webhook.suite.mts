import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Lab } from '../support/lab.mts';
import { publish, readExample } from '../support/workflow.mts';

const GROUP = '1010';

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

	async function post(fields: Record<string, string> | URLSearchParams): Promise<Answer> {
		const isForm = fields instanceof URLSearchParams;
		const answer = await fetch(`${lab().url}/webhook/supporter-form`, {
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

	const ada = { email: 'ada@example.net', first_name: 'Ada', last_name: 'Lovelace', zip: '02139' };

	it.each([
		['by email address', ada],
		['by member ID', { ...ada, member_id: 'W-0007' }],
	])('creates, then updates %s', async (_how, fields) => {
		const { sandbox } = lab();
		const created = await post(fields);
		const record = sandbox.site.constituents.get(String(created.body.cons_id));
		expect(created).toMatchObject({ status: 200, body: { action: 'created' } });
		expect(record?.values.get('primary_address.zip')).toBe('02139');
		expect(record?.values.get('email.primary_address')).toBe('ada@example.net');
		expect(record?.groups.has(GROUP)).toBe(true);

		const updated = await post({ ...fields, last_name: 'King' });
		expect(updated.body).toEqual({ cons_id: created.body.cons_id, action: 'updated' });
		expect(record?.values.get('name.last')).toBe('King');
	});

	it('takes what an HTML form posts', async () => {
		const answer = await post(new URLSearchParams({ ...ada, last_name: "O'Neill & Söhne" }));
		expect(answer.status).toBe(200);
		const record = lab().sandbox.site.constituents.get(String(answer.body.cons_id));
		expect(record?.values.get('name.last')).toBe("O'Neill & Söhne");
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

	it("answers 422 with the site's words when the site refuses the entry", async () => {
		const tooLong = await post({ ...ada, first_name: 'A'.repeat(60) });
		expect(tooLong).toMatchObject({ status: 422, body: { code: '23' } });
		expect(tooLong.body.error).toContain('name.first');
		expect(await post({ ...ada, member_id: '000030' })).toMatchObject({
			status: 422,
			body: { code: '15' },
		});
		expect(lab().sandbox.calls.filter((call) => call.applied)).toHaveLength(0);
	});

	it('answers 503 when the fault is not the form’s', async () => {
		const { sandbox } = lab();
		sandbox.site.settings.deniedMethods = ['createOrUpdate'];
		expect(await post(ada)).toMatchObject({
			status: 503,
			retryAfter: '60',
			body: { outcome: 'not applied' },
		});
		sandbox.site.settings.deniedMethods = [];
		sandbox.setFaults([{ kind: 'resetAfter', match: { method: 'createOrUpdate' } }]);
		// By email address it is not sent again: that could add somebody twice.
		expect(await post(ada)).toMatchObject({ status: 503, body: { outcome: 'unknown' } });
		expect(sandbox.calls).toHaveLength(2);
	});
}
