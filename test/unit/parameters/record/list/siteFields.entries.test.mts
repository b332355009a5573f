import { expect, it } from 'vitest';

import { nothingListed } from '../../../../../nodes/Convio/parameters/record/list/nothingListed.ts';
import { decodeSiteFields } from '../../../../../nodes/Convio/parameters/record/list/siteFields.ts';
import type { DataObject } from '../../../../../nodes/Convio/transport/reply/data.ts';

it('all that a site says of a field is kept', () => {
	const field = {
		name: 'custom_date1',
		label: ' First Gift ',
		group: 'Custom',
		subGroup: 'Gifts',
		valueType: 'DATETIME',
		maxChars: '19',
		choices: { choice: ['1980', '1981'] },
		required: 'true',
		isUserModifiable: 'false',
	};
	expect(decodeSiteFields({ field: [field] })).toStrictEqual([
		{
			name: 'custom_date1',
			label: 'First Gift',
			group: 'Gifts',
			type: 'date',
			takesTime: true,
			maxLength: 19,
			choices: ['1980', '1981'],
			required: true,
			closedToConstituents: true,
		},
	]);
});

it.each<[string, DataObject, boolean, boolean]>([
	['nothing', {}, false, false],
	['neither', { required: 'false', isUserModifiable: 'true' }, false, false],
	['the one', { required: 'true', isUserModifiable: 'true' }, true, false],
	['the other', { required: 'false', isUserModifiable: 'false' }, false, true],
])(
	'a field is required, or closed to constituents, only where the site says so: %s',
	(_title, said, required, closedToConstituents) => {
		expect(decodeSiteFields({ field: [{ name: 'a', ...said }] })).toMatchObject([
			{ required, closedToConstituents },
		]);
	},
);

it('a date without a time takes none', () => {
	const [field] = decodeSiteFields({ field: [{ name: 'a', valueType: 'DATE' }] });
	expect(field).not.toHaveProperty('takesTime');
});

it('an empty entry of a list does not hide the fields beside it', () => {
	const fields = decodeSiteFields({ field: [null, 'x', [], { name: 'a' }] });
	expect(fields.map(({ name }) => name)).toStrictEqual(['a']);
});

it('who may update no field at all is told where to get the permission', () => {
	expect(nothingListed('Fields')).toMatchObject({
		name: 'InputError',
		field: 'Fields',
		message:
			"'Fields' can set nothing: the site lists no field that the API administrator account may update",
		description:
			"In Luminate Online, give the API administrator account the permission to edit constituent records, and check which fields its security category may change. Or choose 'Map Each Column Manually'.",
	});
});
