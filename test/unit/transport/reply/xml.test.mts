import { describe, expect, it } from 'vitest';

import { decodeXml } from '../../../../nodes/Convio/transport/reply/xml.ts';

/** The content of one element with this inside. */
function inside(xml: string): unknown {
	const root = `<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${xml}</r>`;
	return decodeXml(root).r;
}

describe('values', () => {
	it.each([
		['leading zeros', '<id>007</id>', '007'],
		['a long number', '<id>12345678901234567890</id>', '12345678901234567890'],
		['what looks like a number', '<id> 1.50e3 </id>', ' 1.50e3 '],
		['what looks like a boolean', '<id>true</id>', 'true'],
		['blanks and line ends', '<id>  a \n\t b  </id>', '  a \n\t b  '],
		['blanks only', '<id>   </id>', '   '],
		['nothing', '<id></id>', ''],
		['an empty element', '<id/>', ''],
		['the five named entities', '<id>&lt;&gt;&amp;&quot;&apos;</id>', '<>&"\''],
		['an entity written as text', '<id>&amp;lt;b&amp;gt; &amp;#65;</id>', '&lt;b&gt; &#65;'],
		['decimal references', '<id>&#233;&#8364;&#128512;</id>', 'é€😀'],
		['hexadecimal references', '<id>&#xE9;&#x20ac;&#x1F600;</id>', 'é€😀'],
		['the last character there is', '<id>&#x10FFFF;&#1114111;</id>', '\u{10ffff}\u{10ffff}'],
		['a character beyond it', '<id>&#x110000;&#1114112;</id>', '&#x110000;&#1114112;'],
		['references to blanks', '<id>a&#10;&#32;&#160;b</id>', 'a\n \u00a0b'],
		['plain characters beyond ASCII', '<id>é€😀漢字</id>', 'é€😀漢字'],
		['a CDATA section', '<id>a<![CDATA[<b> &amp; ]]>c</id>', 'a<b> &amp; c'],
		['a comment in between', '<id>a<!-- b -->c</id>', 'ac'],
		['xsi:nil', '<id xsi:nil="true"/>', null],
		['xsi:nil as a number', '<id xsi:nil="1"></id>', null],
		['xsi:nil with blanks', '<id xsi:nil=" true\n"/>', null],
		['xsi:nil that says something else', '<id xsi:nil="untrue">x</id>', 'x'],
		['an attribute that is called like it', '<id nil="true">x</id>', { nil: 'true', content: 'x' }],
		['xsi:nil before another attribute', '<id xsi:nil="true" a="1"/>', { a: '1', content: null }],
		['XML Schema attributes', '<id xsi:type="t" x:schemaLocation="s">x</id>', 'x'],
		[
			'attributes that are called like those of a namespace',
			'<id a:nilx="1" xmlnsx="2" b="3">x</id>',
			{ 'a:nilx': '1', xmlnsx: '2', b: '3', content: 'x' },
		],
		[
			'an attribute with a prefix of two',
			'<id a:b:nil="x">x</id>',
			{ 'a:b:nil': 'x', content: 'x' },
		],
		[
			'an attribute that ends like xmlns',
			'<id ns:xmlns="x">x</id>',
			{ 'ns:xmlns': 'x', content: 'x' },
		],
		['xsi:nil that is not', '<id xsi:nil="false">x</id>', 'x'],
		['attributes and text', '<id kind="a">x</id>', { kind: 'a', content: 'x' }],
		['attributes and no text', '<id kind="a"/>', { kind: 'a', content: '' }],
		['attributes and nil', '<id kind="a" xsi:nil="true"/>', { kind: 'a', content: null }],
		['attributes and elements', '<id kind="a"><b>x</b></id>', { kind: 'a', b: 'x' }],
		['an encoded attribute', "<id kind='&lt;&#65; &quot;'>x</id>", { kind: '<A "', content: 'x' }],
		['namespace declarations', '<id xmlns="a" xmlns:b="c">x</id>', 'x'],
		['another prefix of XML Schema', '<id xmlns:i="x" i:nil="true"/>', null],
		['a prefixed element', '<c:id xmlns:c="x">x</c:id>', 'x'],
	])('%s', (_what, xml, expected) => {
		expect(inside(xml)).toEqual({ id: expected });
	});
});

describe('structure', () => {
	it('repeated elements are an array in their order, wherever they stand', () => {
		expect(inside('<a>1</a><b>x</b><a>2</a><a/><a xsi:nil="true"/>')).toEqual({
			a: ['1', '2', '', null],
			b: 'x',
		});
	});

	it('layout between elements, comments and instructions leave no trace', () => {
		expect(inside('\n  <!-- c --><?pi x?>\n  <a>\n    <b>1</b>\n  </a>\n')).toEqual({
			a: { b: '1' },
		});
	});

	it('blank lines before the declaration are let through, as some pages print them', () => {
		expect(decodeXml('\n\n<?xml version="1.0" encoding="UTF-8"?>\n<r><a>1</a></r>\n')).toEqual({
			r: { a: '1' },
		});
	});

	it.each([
		['xsi:schemaLocation=http://a.org/v1.0\nhttp://b.org/crm.xsd', ' xmlns="a"'],
		['xsi:schemaLocation=http://a.org/v1.0  https://b.org/crm.xsd', '\nxmlns="a"'],
		['xsi:schemaLocation=http://a.org/v1.0', ''],
		['x:schemaLocation=http://a.org/v1.0 http://b.org/c.xsd http://d.org/e.xsd', ''],
	])(
		'%j of the root, without quotation marks as the older pages print it, goes',
		(location, end) => {
			const inside = '<a>1 x:schemaLocation=y</a>';
			for (const start of ['', '\n', '<?xml version="1.0"?>', '<?xml version="1.0"?>\n\n']) {
				for (const more of ['', ' xmlns:b="c"', ' b="c"\n']) {
					expect(decodeXml(`${start}<r${more} ${location}${end}>${inside}</r>`).r).toMatchObject({
						a: '1 x:schemaLocation=y',
					});
				}
			}
			expect(() => decodeXml(`<r><a ${location}/></r>`)).toThrow('it was cut, or is no XML');
		},
	);

	it('blanks may stand where the standard allows them', () => {
		expect(inside('<a  b="1"\n\tc = "2" >x</a \n><d /><e f="1"/>')).toEqual({
			a: { b: '1', c: '2', content: 'x' },
			d: '',
			e: { f: '1', content: '' },
		});
	});

	it('a document type inside of CDATA or a comment is text', () => {
		expect(inside('<a><![CDATA[<!DOCTYPE html><b>]]></a><!-- <!DOCTYPE x> -->')).toEqual({
			a: '<!DOCTYPE html><b>',
		});
	});

	it('line ends become line feeds, as the standard says', () => {
		expect(inside('<a>1\r\n2\r3</a>')).toEqual({ a: '1\n2\n3' });
	});

	it('an attribute may hold anything but its own quotation mark', () => {
		expect(inside(`<a b="x > ' /" c = '"'>1</a>`)).toEqual({
			a: { b: "x > ' /", c: '"', content: '1' },
		});
	});

	it('thousands of entities in one answer are no attack', () => {
		const rows = Array.from({ length: 5_000 }, (_, id) => `<g><id>${id}</id><l>A &amp; B</l></g>`);
		expect(inside(rows.join(''))).toMatchObject({
			g: expect.arrayContaining([{ id: '4999', l: 'A & B' }]),
		});
	});
});

describe('what is no XML response', () => {
	const CUT = 'it was cut, or is no XML';
	const MORE = 'it has more than its root element';
	const ROOTS = 'it has no single root element';
	it.each([
		['nothing', '', ROOTS],
		['a declaration only', '<?xml version="1.0"?>', ROOTS],
		['a comment only', '<!-- x -->', ROOTS],
		['two roots', '<a/><b/>', ROOTS],
		['text behind the root', '<a/>x', MORE],
		['text before the root', 'x<a/>', MORE],
		['CDATA behind the root', '<a/><![CDATA[x]]>', MORE],
		['an end without a start', '</a><a/>', MORE],
		['an end behind the root', '<a/></a>', MORE],
		['an open element', '<a><b></a>', "'a' ends where 'b' is open"],
		['crossed elements', '<a><b></a></b>', "'a' ends where 'b' is open"],
		['an attribute without quotation marks', '<a b=c/>', CUT],
		['an attribute without a value', '<a b/>', CUT],
		['an attribute with an open value', '<a b="c/>', CUT],
		['an attribute with a tag in it', '<a b="<c"/>', CUT],
		['an attribute twice', '<a b="1" b="2"/>', "it has the attribute 'b' twice in one element"],
		['a bare ampersand', '<a>A & B</a>', 'it has a bare ampersand'],
		['a bare ampersand in an attribute', '<a b="A&B"/>', 'it has a bare ampersand'],
		['an attribute of an element inside without quotation marks', '<r><a x:nil=true/></r>', CUT],
		['an open comment', '<a><!-- </a>', CUT],
		['open CDATA', '<a><![CDATA[</a>', CUT],
		['an open instruction', '<a><?b </a>', CUT],
		['an open tag', '<a', CUT],
		['a tag without a name', '<a>< b/></a>', CUT],
		['a document type', '<!doctype html><a/>', 'it declares a document type'],
		['a document type inside', '<a><!DOCTYPE b></a>', 'it declares a document type'],
	])('%s', (_what, xml, reason) => {
		expect(() => decodeXml(xml)).toThrow(reason);
	});
});
