import { describe, expect, it } from 'vitest';

import { by, callsOf, jsonOf, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';
import { ADA, ADA_VALUES, addAda, addRecord, valuesOf } from './support/people.mts';
import { updateNickname } from './support/record-fields.mts';

const running = useSandbox();

const update = async (parameters: Parameters) => await updateNickname(running(), parameters);

describe('the record is found', () => {
	it.each([
		['by Constituent ID', by('cons_id', ADA), { cons_id: ADA }],
		['by Constituent ID as a number', by('cons_id', Number(ADA)), { cons_id: ADA }],
		['by Member ID, blanks round it', by('member_id', ' A-0001 '), { member_id: 'A-0001' }],
		[
			'by address in other case',
			by('primary_email', ' ADA@Example.org'),
			{ primary_email: 'ADA@Example.org' },
		],
	])('%s', async (_, constituent, key) => {
		addAda(running());
		addRecord(running(), { member_id: 'A-0002' });
		const { success } = await update({ constituent });
		expect(jsonOf(success)).toStrictEqual([{ ...key, cons_id: ADA, message: 'User updated.' }]);
		expect(callsOf(running(), 'update')).toStrictEqual([{ ...key, nickname: 'Countess' }]);
		expect(valuesOf(running(), ADA)).toStrictEqual({ ...ADA_VALUES, nickname: 'Countess' });
	});
});

describe('Constituent ID decides alone', () => {
	it('takes the new address and the new member ID as changes, although others are near', async () => {
		addAda(running());
		const other = addRecord(running(), { member_id: 'A-0002' });
		const updateFields = { member_id: 'A-0002', primary_email: 'countess@example.org' };
		await update({ constituent: by('cons_id', ADA), updateFields });
		expect(valuesOf(running(), ADA)).toMatchObject({
			member_id: 'A-0002',
			'email.primary_address': 'countess@example.org',
		});
		expect(other.changedAt).toBeLessThan(running().site.revision);
		expect(valuesOf(running(), other.consId)).toStrictEqual({ member_id: 'A-0002' });
	});

	it('changes nothing when no record has it, although the address would match', async () => {
		addAda(running());
		const updateFields = { primary_email: 'ada@example.org' };
		const { error } = await update({ constituent: by('cons_id', '5'), updateFields });
		expect(error?.message).toContain('(code 16)');
		expect(valuesOf(running(), ADA)).toStrictEqual(ADA_VALUES);
	});
});

describe('Member ID comes before the address', () => {
	const updateFields = { primary_email: 'ada@example.org' };

	it('changes the address of the one match', async () => {
		const max = addRecord(running(), {
			member_id: 'M-1',
			'email.primary_address': 'm@example.org',
		});
		await update({ constituent: by('member_id', 'M-1'), updateFields });
		expect(valuesOf(running(), max.consId)).toMatchObject({
			'email.primary_address': 'ada@example.org',
		});
	});

	it('falls back on the address, and gives that record the member ID if it had none', async () => {
		const ada = addRecord(running(), { 'email.primary_address': 'ada@example.org' });
		const { success } = await update({ constituent: by('member_id', 'M-new'), updateFields });
		expect(jsonOf(success)).toMatchObject([{ cons_id: ada.consId }]);
		expect(valuesOf(running(), ada.consId)).toMatchObject({ member_id: 'M-new' });
	});

	it('falls back on the address, and keeps the member ID that the record has', async () => {
		addAda(running());
		await update({ constituent: by('member_id', 'M-new'), updateFields });
		expect(valuesOf(running(), ADA)).toStrictEqual({ ...ADA_VALUES, nickname: 'Countess' });
	});

	it('changes nothing when no record has it and no address is given', async () => {
		addAda(running());
		const { error } = await update({ constituent: by('member_id', 'M-new') });
		expect(error?.message).toContain('(code 16)');
	});
});
