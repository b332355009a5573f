import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { dataOf, decoded } from '../support/calls.mts';
import { asJson, asXml, records } from '../support/records.mts';
import { groupsJson, groupsXml, SAMPLES } from '../support/samples.mts';

it('a record is the same whether it came as XML or as JSON', () => {
	fc.assert(
		fc.property(records, fc.boolean(), fc.nat(2), (record, pretty, indent) => {
			const root = 'getConsResponse';
			const [xml, json] = [asXml(root, record, pretty), asJson(root, record, indent)];
			expect(dataOf(xml, 'getUser')).toEqual(dataOf(json, 'getUser'));
		}),
		{ numRuns: 150 },
	);
});

describe('a list', () => {
	const group = (id: string) => `<group><id>${id}</id></group>`;
	it.each([
		[0, groupsXml(''), groupsJson({}), []],
		[0, groupsXml('\n  '), groupsJson(null), []],
		[0, groupsXml('<group/>'), groupsJson({ group: '' }), []],
		[0, groupsXml('<group>\n\t</group>'), groupsJson({ group: {} }), []],
		[0, groupsXml('<group xsi:nil="true"/>'), groupsJson({ group: null }), []],
		[0, groupsXml('<group></group>'), groupsJson({ group: [] }), []],
		[1, groupsXml(group('1')), groupsJson({ group: { id: '1' } }), [{ id: '1' }]],
		[1, groupsXml(group('1')), groupsJson({ group: [{ id: '1' }] }), [{ id: '1' }]],
		[
			2,
			groupsXml(group('1') + group('01')),
			groupsJson({ group: [{ id: '1' }, { id: '01' }] }),
			[{ id: '1' }, { id: '01' }],
		],
		[
			500,
			groupsXml(Array.from({ length: 500 }, (_, i) => group(String(i))).join('\n')),
			groupsJson({ group: Array.from({ length: 500 }, (_, i) => ({ id: String(i) })) }),
			Array.from({ length: 500 }, (_, i) => ({ id: String(i) })),
		],
	])('of %i is an array in both formats', (_length, xml, json, group) => {
		expect(dataOf(xml)).toEqual({ group });
		expect(dataOf(json)).toEqual({ group });
	});

	it('of custom fields is one whatever their type, and however many there are', () => {
		const field = { id: 'custom_text1', content: 'x' };
		const custom = (text: unknown) => JSON.stringify({ getConsResponse: { custom: { text } } });
		const xml =
			'<getConsResponse><custom><text id="custom_text1">x</text></custom></getConsResponse>';
		for (const body of [custom(field), custom([field]), xml]) {
			expect(dataOf(body, 'getUser').custom).toMatchObject({ text: [field], string: [] });
		}
	});

	it('inside of a list is completed in each entry, and nowhere else', () => {
		const json =
			'{"listConsFieldsResponse":{"field":[{"choices":{"choice":"a"}},{"choices":{}},{"name":"x"}]}}';
		expect(dataOf(json, 'listUserFields')).toEqual({
			field: [{ choices: { choice: ['a'] } }, { choices: { choice: [] } }, { name: 'x' }],
		});
	});
});

describe('a cut answer', () => {
	const bodies = SAMPLES.flatMap(({ title, method, status, xml, json }) =>
		[xml.trim(), json].map((body) => ({ title, method, status, body })),
	);

	it.each(bodies)('$title is never mistaken for a whole one, wherever it was cut', (sample) => {
		for (let length = 0; length < sample.body.length; length += 1) {
			const reply = decoded(sample.body.slice(0, length), { status: sample.status }, sample.method);
			expect(reply.kind, `cut at ${length}`).toBe('unreadable');
		}
		const whole = decoded(sample.body, { status: sample.status }, sample.method);
		expect(whole.kind).not.toBe('unreadable');
	});

	it('nor is a cut random record, in either format', () => {
		const fraction = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
		fc.assert(
			fc.property(records, fc.boolean(), fraction, (record, isXml, at) => {
				const root = 'getConsGroupsResponse';
				const body = isXml ? asXml(root, record, false) : asJson(root, record, 0);
				const reply = decoded(body.slice(0, Math.floor(at * body.length)));
				expect(reply.kind).toBe('unreadable');
			}),
		);
	});
});
