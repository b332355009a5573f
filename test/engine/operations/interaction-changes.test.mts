import { describe, expect, it } from 'vitest';

import { by, FORMATS, jsonOf, run, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';
import { ADA, addAda } from './support/people.mts';

const running = useSandbox();

const interaction = async (operation: string, parameters: Parameters) =>
	await run(running(), { resource: 'interaction', operation, parameters });

describe.each(FORMATS)('an interaction in %s', (response_format) => {
	const options = { response_format };

	it('is changed, and read with its note', async () => {
		addAda(running());
		const updateFields = { interaction_subject: 'Called back', interaction_body: 'At "noon"' };
		const changed = await interaction('update', { interaction_id: '1', updateFields, options });
		expect(jsonOf(changed.success)).toMatchObject([{ interaction_id: '1' }]);
		const constituent = by('cons_id', ADA);
		const { success } = await interaction('get', { constituent, interaction_id: '1', options });
		expect(jsonOf(success)).toMatchObject([
			{ subject: 'Called back', note: { text: 'At "noon"' } },
		]);
	});

	it('that the site does not have is reported', async () => {
		addAda(running());
		const constituent = by('cons_id', ADA);
		const { error } = await interaction('get', { constituent, interaction_id: '99', options });
		expect(error?.message).toContain('(code 27)');
	});

	it('of a type that is not public is in no list', async () => {
		addAda(running());
		const { success, error } = await interaction('getManyOfType', {
			interaction_type_id: '0',
			options,
		});
		expect(error).toBeUndefined();
		expect(success).toStrictEqual([]);
	});
});

it.each([{}, { source: 'x' }, { interaction_subject: '' }])(
	'is not changed by %j, which is nothing',
	async (updateFields) => {
		const { error } = await interaction('update', { interaction_id: '1', updateFields });
		expect(error?.message).toContain('There is nothing to change about the interaction');
		expect(running().calls).toStrictEqual([]);
	},
);

it('is changed again after a lost response, which cannot add anything twice', async () => {
	addAda(running());
	running().setFaults([{ kind: 'status', status: 503, when: 'after', retryAfter: '1' }]);
	const updateFields = { interaction_subject: 'Called back' };
	const { success } = await interaction('update', { interaction_id: '1', updateFields });
	expect(success).toHaveLength(1);
	expect(running().calls).toHaveLength(2);
});
