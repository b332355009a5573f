import { expect, it } from 'vitest';

import { FORMATS, jsonOf, run, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';

const running = useSandbox();

async function list(filters: Parameters, response_format: string) {
	const { success, error } = await run(running(), {
		resource: 'field',
		operation: 'getAll',
		parameters: { filters, options: { response_format } },
	});
	expect(error).toBeUndefined();
	return new Map(jsonOf(success).map((item) => [String(Object(item).name), Object(item)]));
}

it.each(FORMATS)('lists the fields with their choices as one array each, in %s', async (format) => {
	const fields = await list({ include_choices: true }, format);
	expect(fields.get('email.preferred_format')).toMatchObject({
		valueType: 'ENUMERATION',
		choices: ['No Preference', 'HTML', 'Plain Text'],
		required: false,
	});
	expect(fields.get('primary_address.country')?.choices).toStrictEqual(['United States']);
	expect(fields.get('nickname')).not.toHaveProperty('choices');
	expect(fields.get('birth_date')?.choices).toContain('1980');
});

it.each(FORMATS)('tells what may be seen from what may be changed, in %s', async (format) => {
	const view = await list({ access: 'view' }, format);
	const update = await list({ access: 'update' }, format);
	expect(view.has('active.status')).toBe(true);
	expect(update.has('active.status')).toBe(false);
	expect(view.has('user_password')).toBe(false);
	expect(update.has('user_password')).toBe(true);
	expect([...(await list({}, format)).keys()]).toStrictEqual([...view.keys()]);
});

it('sorts by name, or by group', async () => {
	const byField = [...(await list({ sort_order: 'field' }, 'json')).keys()];
	expect(byField).toStrictEqual(byField.toSorted());
	const groups = [...(await list({ sort_order: 'group' }, 'json')).values()].map(
		({ group }) => group,
	);
	expect(groups).toStrictEqual(groups.toSorted());
});
