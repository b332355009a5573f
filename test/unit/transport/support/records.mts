import fc from 'fast-check';
import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';

/** A value of an answer, before it takes one of the two formats. */
export type Value =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'nil' }
	| { readonly kind: 'marked'; readonly attribute: string; readonly text: string }
	| { readonly kind: 'record'; readonly members: Readonly<Record<string, readonly Value[]>> };

/** Text that XML 1.0 can carry: no control characters but tab and line feed, no half pairs. */
const text = fc
	.string({
		unit: fc.oneof(
			fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
			fc.constantFrom(...' \t\n<>&"\'0]'),
		),
	})
	.map((value) => value.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, ''));

const name = fc.constantFrom('id', 'label', 'cons_id', 'group', 'zip', 'custom-1', 'a.b', 'näme');

export const records = fc.letrec<{ record: Value; value: Value }>((tie) => ({
	record: fc
		.dictionary(name, fc.array(tie('value'), { minLength: 1, maxLength: 3 }), {
			minKeys: 1,
			maxKeys: 4,
		})
		.map((members) => ({ kind: 'record' as const, members: { ...members } })),
	value: fc.oneof(
		{ maxDepth: 3, depthSize: 'small' },
		text.map((value) => ({ kind: 'text' as const, text: value })),
		fc.constant({ kind: 'nil' as const }),
		fc.record({ attribute: text, text }).map((marked) => ({ kind: 'marked' as const, ...marked })),
		tie('record'),
	),
})).record;

function write(parent: XMLBuilder, element: string, value: Value): void {
	const node = parent.ele(element);
	switch (value.kind) {
		case 'text':
			node.txt(value.text);
			return;
		case 'nil':
			node.att('xsi:nil', 'true');
			return;
		case 'marked':
			node.att('mark', value.attribute).txt(value.text);
			return;
		case 'record':
			for (const [name, values] of Object.entries(value.members)) {
				for (const member of values) write(node, name, member);
			}
	}
}

/** As the server writes XML: an element for each value, repeated ones one after the other. */
export function asXml(root: string, record: Value, prettyPrint: boolean): string {
	const document = create({ version: '1.0', encoding: 'UTF-8' });
	write(document, root, record);
	document.root().att('xmlns:xsi', 'http://www.w3.org/2001/XMLSchema-instance');
	return document.end({ prettyPrint });
}

function collapsed(value: Value): unknown {
	switch (value.kind) {
		case 'text':
			return value.text;
		case 'nil':
			return null;
		case 'marked':
			return { content: value.text, mark: value.attribute };
		case 'record':
			return Object.fromEntries(
				Object.entries(value.members).map(([name, values]) => [
					name,
					values.length === 1 ? values.map(collapsed)[0] : values.map(collapsed),
				]),
			);
	}
}

/** As the server writes JSON: a list of one is the bare value. */
export function asJson(root: string, record: Value, indent: number): string {
	return JSON.stringify({ [root]: collapsed(record) }, null, indent);
}
