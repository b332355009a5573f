/**
 * What no document settles is a setting of the stand-in site. Each test here runs the node under every
 * answer: what it reports must be true whichever one a real site gives.
 */
import { describe, expect, it } from 'vitest';

import type { SettingsPatch } from '../../../sandbox/index.mts';
import { by, callsOf, jsonOf, run, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';
import { ADA, ADA_VALUES, addAda, addRecord, valuesOf } from './support/people.mts';
import { asJson } from './support/record-fields.mts';

const running = useSandbox();

function set(settings: SettingsPatch): void {
	running().reset(settings);
}

/** Runs an operation, errors as items; tells as well whether the site changed meanwhile. */
async function report(resource: string, operation: string, parameters: Parameters) {
	const { site } = running();
	const before = site.revision;
	const result = await run(running(), {
		resource,
		operation,
		parameters,
		onError: 'continueErrorOutput',
	});
	const [item, ...others] = [...jsonOf(result.success), ...jsonOf(result.failed)];
	expect(others).toStrictEqual([]);
	return { item, changed: site.revision !== before };
}

const refusal = (code: string) => ({ details: { code, outcome: 'not applied' } });
const UPDATED = { cons_id: ADA, message: 'User updated.' };

describe('Do reads fall back from the member ID to the address?', () => {
	const PLACES = [
		['constituent', 'get', {}],
		['constituent', 'getGroups', {}],
		['interaction', 'getAll', {}],
		['interaction', 'create', { interaction_subject: 'Called' }],
	] as const;

	it.each(
		(['newer', 'older'] as const).flatMap((rule) =>
			PLACES.map(([resource, operation, more]) => [resource, operation, rule, more] as const),
		),
	)('%s %s by an unknown member ID finds nobody by the %s rule', async (...row) => {
		const [resource, operation, readLocate, more] = row;
		set({ readLocate });
		addAda(running());
		const constituent = by('member_id', 'ada@example.org');
		const { item, changed } = await report(resource, operation, { constituent, ...more });
		expect(item).toMatchObject(refusal('16'));
		expect(changed).toBe(false);
	});

	it.each(['8', '15'])('several matches are refused with code %s as well', async (code) => {
		set({ codes: { severalOnRead: code } });
		for (let n = 0; n < 2; n += 1) addRecord(running(), { member_id: 'twice' });
		const { item } = await report('constituent', 'get', { constituent: by('member_id', 'twice') });
		expect(item).toMatchObject(refusal(code));
	});
});

describe('Does createOrUpdate fall back from the member ID to the address?', () => {
	const upsert = async (settings: SettingsPatch) => {
		set(settings);
		addAda(running());
		return await report('constituent', 'upsert', {
			constituent: by('member_id', 'A-0002'),
			primary_email: 'ada@example.org',
			...asJson({ nickname: 'Countess' }),
		});
	};

	it('yes: the record with the address is updated, and reported as such', async () => {
		const { item } = await upsert({ createOrUpdateFallsBackToEmail: true });
		expect(item).toMatchObject({ ...UPDATED, action: 'updated' });
		expect(valuesOf(running(), ADA)).toStrictEqual({ ...ADA_VALUES, nickname: 'Countess' });
	});

	it('no, and addresses are unique: refused, and nothing has changed', async () => {
		const { item, changed } = await upsert({ createOrUpdateFallsBackToEmail: false });
		expect(item).toMatchObject(refusal('11'));
		expect(changed).toBe(false);
	});

	it('no, and addresses may be shared: another record is created, and reported as such', async () => {
		const { item } = await upsert({ createOrUpdateFallsBackToEmail: false, uniqueEmail: false });
		expect(item).toMatchObject({ action: 'created' });
		expect(Object(item).cons_id).not.toBe(ADA);
		expect(valuesOf(running(), Object(item).cons_id)).toMatchObject({ nickname: 'Countess' });
		expect(valuesOf(running(), ADA)).toStrictEqual(ADA_VALUES);
	});
});

it('Is a known member ID a duplicate? The node says what the site made of it', async () => {
	const parameters = {
		primary_email: 'new@example.org',
		additionalFields: { member_id: 'A-0001' },
	};
	addAda(running());
	const refused = await report('constituent', 'create', parameters);
	expect([refused.item, refused.changed]).toMatchObject([refusal('11'), false]);
	set({ createRefusesKnownMemberId: false });
	addAda(running());
	const { item } = await report('constituent', 'create', parameters);
	expect(item).toMatchObject({ message: 'New user added.' });
	expect(valuesOf(running(), Object(item).cons_id)).toMatchObject({ member_id: 'A-0001' });
	expect(callsOf(running(), 'create')).toHaveLength(1);
});
