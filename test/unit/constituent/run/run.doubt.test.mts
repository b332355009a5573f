import { beforeEach, describe, expect, it } from 'vitest';

import { FakeClock } from '../../sending/support/clock.mts';
import { FakeSite, json, refused, RESET, written } from '../../sending/support/site.mts';
import type { Reaction } from '../../sending/support/site.mts';
import { outcomes, runAt } from './support/runs.mts';

const UPSERT = {
	resource: 'constituent',
	operation: 'upsert',
	constituent: { mode: 'member_id', value: '=member' },
	primary_email: '=email',
	fieldsInput: 'json',
	fieldsJson: '{}',
};
const UPDATE = {
	...UPSERT,
	operation: 'update',
	primary_email: '',
	interaction: { interaction_subject: 'Called' },
};
const NOBODY = refused('16');
const SOMEBODY = json({ getConsResponse: { cons_id: '7' } });
const SAVED = json({ createOrUpdateConsResponse: { cons_id: '7', message: 'User updated.' } });

let clock: FakeClock;

beforeEach(() => {
	clock = new FakeClock();
});

const rows = (...members: string[]) =>
	members.map((member, index) => ({ member, email: `p${index}@x.org` }));

/** The writes of a run, one at a time, of which the first brings this; look-ups bring that. */
async function writes(first: Reaction, lookedUp: Reaction, members: string[], parameters = UPSERT) {
	let isFirst = true;
	const site = new FakeSite(({ method }) => {
		if (method === 'getUser') return lookedUp;
		const reaction = isFirst ? first : method === 'update' ? written('7') : SAVED;
		isFirst = false;
		return reaction;
	});
	const { items } = await runAt(site, clock, {
		parameters,
		items: rows(...members),
		continueOnFail: true,
		credential: { maxConcurrentRequests: 1 },
	});
	const sent = site.asked.filter(({ method }) => method !== 'getUser');
	return { items, sent: sent.map(({ member_id, primary_email }) => [member_id, primary_email]) };
}

describe('while it is not known whether an upsert has created its record', () => {
	it('no later item with the same Member ID is sent, and says why', async () => {
		const { items, sent } = await writes(RESET, NOBODY, ['M-1', 'M-2', 'M-1']);
		expect(sent).toStrictEqual([
			['M-1', 'p0@x.org'],
			['M-2', 'p1@x.org'],
		]);
		expect(outcomes(items)).toStrictEqual(['unknown', 'done', 'not applied']);
		expect(items[0]?.json).toMatchObject({ details: { lookup: { found: 0 } } });
		expect(items[2]).toStrictEqual({
			json: {
				error:
					"Not sent, because it is not known whether an earlier item has created the constituent with this Member ID [member ID 'M-1', item 2]",
				details: {
					outcome: 'not applied',
					safeToRepeat: true,
					description:
						"Sent now, this item could create the constituent a second time. Look it up by member ID 'M-1' or email address 'p2@x.org' before sending both items again.",
					method: 'createOrUpdate',
					identity: { member_id: 'M-1', primary_email: 'p2@x.org' },
				},
			},
			pairedItem: { item: 2 },
		});
	});
});

describe('an interaction that goes with an upsert, which is then never sent twice', () => {
	const LOGGED = { ...UPSERT, interaction: { interaction_subject: 'Called' } };

	it('does not lift the doubt', async () => {
		const { items, sent } = await writes(RESET, NOBODY, ['M-1', 'M-1'], LOGGED);
		expect(sent).toHaveLength(1);
		expect(outcomes(items)).toStrictEqual(['unknown', 'not applied']);
	});

	it('leaves none where the record was found', async () => {
		const { items, sent } = await writes(RESET, SOMEBODY, ['M-1', 'M-1'], LOGGED);
		expect(sent).toHaveLength(2);
		expect(outcomes(items)).toStrictEqual(['unknown', 'done']);
	});
});

describe('the next item with the same Member ID is sent', () => {
	it('when the record was found, and the upsert sent again', async () => {
		const { items, sent } = await writes(RESET, SOMEBODY, ['M-1', 'M-1']);
		expect(sent.map(([, email]) => email)).toStrictEqual(['p0@x.org', 'p0@x.org', 'p1@x.org']);
		expect(outcomes(items)).toStrictEqual(['done', 'done']);
	});

	it('when the site has refused the first', async () => {
		const { items, sent } = await writes(refused('23'), NOBODY, ['M-1', 'M-1']);
		expect(sent).toHaveLength(2);
		expect(outcomes(items)).toStrictEqual(['not applied', 'done']);
	});

	it('after an update, which creates nobody, whatever has become of it', async () => {
		const { items, sent } = await writes(RESET, NOBODY, ['M-1', 'M-1'], UPDATE);
		expect(sent).toHaveLength(2);
		expect(outcomes(items)).toStrictEqual(['unknown', 'done']);
		expect(items[0]?.json).toMatchObject({ details: { safeToRepeat: false } });
	});
});
