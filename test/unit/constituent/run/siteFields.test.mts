import { beforeEach, describe, expect, it } from 'vitest';

import {
	forgetSiteFields,
	siteFields,
} from '../../../../nodes/Convio/constituent/run/list/siteFields.ts';
import { settled } from '../../sending/support/clock.mts';
import { contextFor, POLICY } from '../../sending/support/sending.mts';
import type { TestContext } from '../../sending/support/sending.mts';
import { FakeSite, json, refused, RESET } from '../../sending/support/site.mts';

const SETTINGS = { format: 'json', suppressResponseCodes: false, timeoutMs: 5_000 } as const;
const listed = (name: string) => json({ listConsFieldsResponse: { field: [{ name }] } });

let site: FakeSite;

beforeEach(() => {
	forgetSiteFields();
	site = new FakeSite(() => listed('name.first'));
});

function contextAt(siteBase = 'https://a.example/site', account = 'api'): TestContext {
	return contextFor(site, { connection: site.connection({ siteBase, account }) });
}

async function namesFor(context: TestContext): Promise<unknown> {
	const result = await siteFields(context, POLICY, SETTINGS);
	return result.kind === 'fields' ? result.fields.map(({ name }) => name) : result.result.reply;
}

describe('the fields of a site', () => {
	it('are those that the account may write, with their choices', async () => {
		expect(await namesFor(contextAt())).toEqual(['name.first']);
		expect(site.asked).toMatchObject([
			{
				method: 'listUserFields',
				access: 'update',
				include_choices: 'true',
				sort_order: 'group',
			},
		]);
	});

	it('are read once for all executions, by site and account', async () => {
		await namesFor(contextAt());
		await namesFor(contextAt());
		expect(site.asked).toHaveLength(1);
		await namesFor(contextAt('https://b.example/site'));
		await namesFor(contextAt('https://a.example/site', 'other'));
		await namesFor(contextAt());
		expect(site.asked).toHaveLength(3);
	});

	it('are read with retry, and not known after a failure', async () => {
		site.then(RESET, refused('14'));
		const context = contextAt();
		const failed = context.clock.run(siteFields(context, POLICY, SETTINGS));
		expect(await failed).toMatchObject({
			kind: 'failed',
			call: { method: 'listUserFields' },
			result: { reply: { kind: 'refused', code: '14' }, outcome: 'not applied', tries: 2 },
		});
		expect(await namesFor(context)).toEqual(['name.first']);
	});

	it('are read by each for itself when the one that it waited for is cancelled', async () => {
		site.hold = true;
		const [first, second] = [contextAt(), contextAt()];
		const blocker = namesFor(contextFor(site, { ...first, signal: AbortSignal.abort() }));
		const other = namesFor(second);
		expect(await blocker).toMatchObject({ kind: 'not sent' });
		await settled();
		site.letGo();
		expect(await other).toEqual(['name.first']);
	});
});
