import { describe, expect, it } from 'vitest';

import { by, callsOf, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';
import { ADA, addAda, valuesOf } from './support/people.mts';
import { updateNickname } from './support/record-fields.mts';

const running = useSandbox();

const update = async (parameters: Parameters) => await updateNickname(running(), parameters);

describe('what would change another record is refused before anything is sent', () => {
	const email = by('primary_email', 'ada@example.org');
	const memberId = by('member_id', 'A-0001');
	it.each([
		[
			'a member ID beside the address',
			email,
			{ member_id: 'M-2' },
			/'Member ID' under 'Update Fields' would identify the constituent instead/,
		],
		[
			'a member ID beside the member ID',
			memberId,
			{ member_id: 'M-2' },
			/'Member ID' already identifies the constituent/,
		],
		[
			'an address beside the address',
			email,
			{ primary_email: 'b@example.org' },
			/'Primary Email' cannot be changed in the same call/,
		],
		['no key', by('cons_id', ' '), {}, /'Constituent' is empty: no value is given for 'Cons ID'/],
		[
			'a name as Constituent ID',
			by('cons_id', 'Ada'),
			{},
			/must be a constituent ID \(digits only\), not 'Ada'/,
		],
		['two addresses', by('primary_email', 'a@x.org, b@x.org'), {}, /must be one email address/],
		[
			'a number that has lost digits',
			by('member_id', 2 ** 60),
			{},
			/more digits than n8n can keep exactly/,
		],
		[
			'another kind of key',
			by('email', 'a@x.org'),
			{},
			/must be given by Cons ID, Member ID or Email, not 'email'/,
		],
	])('%s', async (_, constituent, updateFields, words) => {
		addAda(running());
		const { error } = await update({ constituent, updateFields });
		expect(error?.message).toMatch(words);
		expect(error?.message).toMatch(/\[(?:.*, )?item 0\]$/);
		expect(running().calls).toStrictEqual([]);
	});

	it('refuses two addresses that differ, and takes the same twice', async () => {
		addAda(running());
		const parameters = {
			constituent: by('cons_id', ADA),
			updateFields: { primary_email: 'Countess@example.org' },
		};
		const fieldsJson = (address: string) => JSON.stringify({ 'email.primary_address': address });
		const same = await update({ ...parameters, fieldsJson: fieldsJson(' countess@example.org') });
		expect(same.error).toBeUndefined();
		const other = await update({ ...parameters, fieldsJson: fieldsJson('other@example.org') });
		expect(other.error?.message).toContain('differs from the primary email address');
		expect(callsOf(running(), 'update')).toHaveLength(1);
	});

	it('changes the address of the record found by address through the record field', async () => {
		addAda(running());
		await update({
			constituent: by('primary_email', 'ada@example.org'),
			fieldsJson: '{"email.primary_address":"countess@example.org"}',
		});
		expect(valuesOf(running(), ADA)).toMatchObject({
			'email.primary_address': 'countess@example.org',
		});
	});
});
