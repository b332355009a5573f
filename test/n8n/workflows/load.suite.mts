import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeCredential, type Lab } from '../support/lab.mts';
import { publish, readExample } from '../support/workflow.mts';

const FORMS = 200;
const LIMIT = 6;
/** Long enough that calls overlap at the site also on a machine that is busy with other things. */
const LATENCY_MS = 200;

interface Answer {
	status: number;
	body: { message?: string; problems?: string[] };
}

/** Every tenth has no name. */
function formOf(n: number): Record<string, string> {
	return {
		email: `load.${n}@example.net`,
		first_name: `Load ${n}`,
		...(n % 10 === 9 ? {} : { last_name: 'Test' }),
	};
}

export function loadSuite(lab: () => Lab): void {
	let id: string;

	beforeAll(async () => {
		const { client, sandbox } = lab();
		const credential = await storeCredential(client, sandbox, LIMIT);
		id = await publish(client, credential, await readExample('form-webhook'));
	});
	afterAll(async () => await lab().client.deactivateWorkflow(id));

	it('gives each its own answer, writes each once, and keeps to the limit', async () => {
		const { sandbox, url, client } = lab();
		sandbox.reset({ latencyMs: LATENCY_MS });
		let open = FORMS;
		const answers = Promise.all(
			Array.from({ length: FORMS }, async (_, n): Promise<Answer> => {
				const answer = await fetch(`${url}/webhook/supporter-form`, {
					method: 'POST',
					headers: { 'content-type': 'application/json' },
					body: JSON.stringify(formOf(n)),
				});
				const body = (await answer.json()) as Answer['body'];
				open -= 1;
				return { status: answer.status, body };
			}),
		);
		// A person at the editor meanwhile.
		const health: number[] = [];
		while (open > 0) {
			const [answer] = await Promise.all([fetch(`${url}/healthz`), client.listExecutions()]);
			health.push(answer.status);
		}

		for (const [n, { status, body }] of (await answers).entries()) {
			if (n % 10 === 9) {
				expect(status, `form ${n}`).toBe(400);
				expect(body.problems).toEqual(['last_name: a last name is needed']);
				continue;
			}
			expect(status, `form ${n}: ${JSON.stringify(body)}`).toBe(200);
			const found = sandbox.site.find('email.primary_address', formOf(n).email ?? '');
			expect(found.map(({ values }) => values.get('name.first'))).toEqual([formOf(n).first_name]);
		}
		const written = sandbox.calls.filter((call) => call.applied);
		const addresses = written.map(({ params }) => params.primary_email);
		expect(addresses).toHaveLength((FORMS * 9) / 10);
		expect(new Set(addresses).size).toBe(addresses.length);
		// A busy machine may never reach the limit, so the peak need not be equal to it.
		expect(sandbox.peakInFlight()).toBeGreaterThan(1);
		expect(sandbox.peakInFlight()).toBeLessThanOrEqual(LIMIT);
		expect(new Set(health)).toEqual(new Set([200]));
	});
}
