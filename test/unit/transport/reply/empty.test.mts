import { describe, expect, it } from 'vitest';

import { simplifyRecord } from '../../../../nodes/Convio/constituent/operations/constituent/simplify.ts';
import { API_METHODS, methodFacts } from '../../../../nodes/Convio/transport/apiMethods.ts';
import type { ApiMethod } from '../../../../nodes/Convio/transport/apiMethods.ts';
import { unifyEmpty } from '../../../../nodes/Convio/transport/reply/data.ts';
import type { DataObject } from '../../../../nodes/Convio/transport/reply/data.ts';
import { dataOf } from '../support/calls.mts';
import { NAMESPACES } from '../support/samples.mts';

/** The same content of a response, written in both formats. */
function both(method: ApiMethod, xml: string, json: unknown): [DataObject, DataObject] {
	const [root = ''] = methodFacts(method).roots;
	return [
		dataOf(`<${root} ${NAMESPACES}>${xml}</${root}>`, method),
		dataOf(JSON.stringify({ [root]: json }), method),
	];
}

describe('an empty element', () => {
	it('is an empty text where a text belongs, and null where it says so', () => {
		const [xml, json] = both(
			'getUser',
			'<cons_id>1</cons_id><mobile_phone/><primary_address><street1>1 Main</street1><street2/><city></city><state xsi:nil="true"/></primary_address>',
			{
				cons_id: '1',
				mobile_phone: {},
				primary_address: { street1: '1 Main', street2: {}, city: {}, state: null },
			},
		);
		expect(json).toEqual(xml);
		expect(json).toMatchObject({
			mobile_phone: '',
			primary_address: { street1: '1 Main', street2: '', city: '', state: null },
		});
	});

	it.each(API_METHODS.getUser.composites.map((name) => [name]))(
		'is a group of no fields where a group belongs: %s',
		(name) => {
			const blank = both('getUser', `<${name}>\n  </${name}>`, { [name]: {} });
			for (const data of [...both('getUser', `<${name}/>`, { [name]: {} }), ...blank]) {
				// Lists below a group are completed.
				expect(data).toEqual({ [name]: expect.any(Object) as unknown });
				expect(Object.values(data[name] as DataObject).flat()).toEqual([]);
			}
			const [xml, json] = both('getUser', `<${name} xsi:nil="true"/>`, { [name]: null });
			expect(xml).toEqual({ [name]: null });
			expect(json).toEqual(xml);
		},
	);

	it('gives a simple record no field of its own', () => {
		const [xml, json] = both('getUser', '<cons_id>1</cons_id><primary_address/><name/><custom/>', {
			cons_id: '1',
			primary_address: {},
			name: {},
			custom: {},
		});
		expect(simplifyRecord(xml)).toEqual({ cons_id: '1' });
		expect(simplifyRecord(json)).toEqual({ cons_id: '1' });
	});

	it('is an empty text as the content of a custom field', () => {
		const [xml, json] = both('getUser', '<custom><string id="custom_string1"/></custom>', {
			custom: { string: { id: 'custom_string1', content: {} } },
		});
		expect(xml.custom).toMatchObject({ string: [{ id: 'custom_string1', content: '' }] });
		expect(json).toEqual(xml);
		const [none, nothing] = both('getUser', '<custom><string/></custom>', {
			custom: { string: {} },
		});
		expect(none.custom).toMatchObject({ string: [] });
		expect(nothing).toEqual(none);
	});

	it.each<[method: ApiMethod, xml: string, json: unknown, data: unknown]>([
		[
			'getGroupMembers',
			'<member><cons_id>1</cons_id><name/><email><primary_address/></email></member>',
			{ member: { cons_id: '1', name: {}, email: { primary_address: {} } } },
			{ member: [{ cons_id: '1', name: {}, email: { primary_address: '' } }] },
		],
		[
			'listUserFields',
			'<field><name>a</name><label/><choices/></field><field><name>b</name></field>',
			{ field: [{ name: 'a', label: {}, choices: {} }, { name: 'b' }] },
			{ field: [{ name: 'a', label: '', choices: { choice: [] } }, { name: 'b' }] },
		],
		[
			'getUserInteractions',
			'<interaction><note/></interaction><interaction><note><text/></note></interaction>',
			{ interaction: [{ note: {} }, { note: { text: {} } }] },
			{ interaction: [{ note: {} }, { note: { text: '' } }] },
		],
		[
			'getGroupInfo',
			'<groupInfo><description/><emailStats/><groupType/><securityCategory/></groupInfo>',
			{ groupInfo: { description: {}, emailStats: {}, groupType: {}, securityCategory: {} } },
			{ groupInfo: { description: '', emailStats: {}, groupType: {}, securityCategory: {} } },
		],
		[
			'listGroups',
			'<groupInfo><description/><emailStats/><groupType/><securityCategory/></groupInfo>',
			{ groupInfo: { description: {}, emailStats: {}, groupType: {}, securityCategory: {} } },
			{ groupInfo: [{ description: '', emailStats: {}, groupType: {}, securityCategory: {} }] },
		],
		['getUserGroups', '<group/>', { group: {} }, { group: [] }],
		[
			'getUserGroups',
			'<group><label/></group>',
			{ group: { label: {} } },
			{ group: [{ label: '' }] },
		],
		[
			'create',
			'<cons_id>1</cons_id><message/>',
			{ cons_id: '1', message: {} },
			{ cons_id: '1', message: '' },
		],
	])('in a response to %s is the same in both formats', (method, xml, json, data) => {
		const [fromXml, fromJson] = both(method, xml, json);
		expect(fromXml).toMatchObject(data as object);
		expect(fromJson).toEqual(fromXml);
	});

	it('is looked for at the whole of its path', () => {
		const data: DataObject = { a: {}, b: { a: {}, c: [{ a: {} }, {}, 'x', ' '] }, c: [' '] };
		unifyEmpty(data, new Set(['b.a', 'b.c', 'c']));
		expect(data).toEqual({ a: '', b: { a: {}, c: [{ a: '' }, {}, 'x', {}] }, c: [{}] });
	});
});
