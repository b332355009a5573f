import { describe, expect, it } from 'vitest';

import { dataOf, decoded } from '../support/calls.mts';
import { NAMESPACES, OLDER_UPDATE, SAMPLES, UNQUOTED_NAMESPACES } from '../support/samples.mts';

describe("the vendor's printed answers", () => {
	it.each(SAMPLES)('$title: XML and JSON become the same', ({ xml, json, ...sample }) => {
		const answer = { status: sample.status };
		expect(decoded(xml, answer, sample.method)).toEqual(sample.expected);
		expect(decoded(json, answer, sample.method)).toEqual(sample.expected);
	});

	it('the older update page has two other roots, one of them with a blank', () => {
		expect(decoded(OLDER_UPDATE.xml, {}, 'update')).toEqual({
			kind: 'answered',
			root: 'updateUserResponse',
			data: OLDER_UPDATE.data,
		});
		expect(decoded(OLDER_UPDATE.json, {}, 'update')).toEqual({
			kind: 'answered',
			root: 'updateConsResponse',
			data: OLDER_UPDATE.data,
		});
	});

	it.each([...SAMPLES, OLDER_UPDATE])(
		'$title: the XML may have an attribute without quotation marks, as the older pages print it',
		({ xml, status, method }) => {
			const asPrinted = xml.replace(NAMESPACES, UNQUOTED_NAMESPACES);
			expect(asPrinted).toContain('xsi:schemaLocation=http://convio.com');
			expect(decoded(asPrinted, { status }, method)).toEqual(decoded(xml, { status }, method));
		},
	);
});

describe('answers documented elsewhere', () => {
	it('getUser: empty fields as null, custom fields as lists of ID and content', () => {
		const xml = `<getConsResponse ${NAMESPACES}><cons_id>1001172</cons_id><name><title xsi:nil="true"/><first>Zaphod</first></name><custom><string id="custom_string1">x</string><number id="custom_number1" xsi:nil="true"/></custom></getConsResponse>`;
		const json =
			'{"getConsResponse":{"cons_id":"1001172","custom":{"number":{"id":"custom_number1","content":null},"string":{"content":"x","id":"custom_string1"}},"name":{"first":"Zaphod","title":null}}}';
		const expected = {
			cons_id: '1001172',
			name: { title: null, first: 'Zaphod' },
			custom: {
				string: [{ id: 'custom_string1', content: 'x' }],
				number: [{ id: 'custom_number1', content: null }],
			},
		};
		expect(dataOf(xml, 'getUser')).toMatchObject(expected);
		expect(dataOf(json, 'getUser')).toEqual(dataOf(xml, 'getUser'));
	});

	it('listUserFields: a single choice is a list as well', () => {
		const xml = `<listConsFieldsResponse ${NAMESPACES}><field><name>gender</name><choices><choice>FEMALE</choice></choices></field><field><name>email</name></field></listConsFieldsResponse>`;
		const json =
			'{"listConsFieldsResponse":{"field":[{"choices":{"choice":"FEMALE"},"name":"gender"},{"name":"email"}]}}';
		const expected = {
			field: [{ name: 'gender', choices: { choice: ['FEMALE'] } }, { name: 'email' }],
		};
		expect(dataOf(xml, 'listUserFields')).toEqual(expected);
		expect(dataOf(json, 'listUserFields')).toEqual(expected);
	});
});
