import { afterEach, describe, expect, it } from 'vitest';

import { decodeReply } from '../../../../nodes/Convio/transport/reply/decodeReply.ts';
import { callOf, dataOf, decoded } from '../support/calls.mts';
import { groupsJson, groupsXml } from '../support/samples.mts';

const PAGE = '<html><head><title>Down</title></head></html>';
const POISON = ['__proto__', 'constructor', 'prototype'];

describe('names that reach into prototypes', () => {
	afterEach(() => {
		expect(Object.keys(Object.prototype)).toEqual([]);
		expect('polluted' in {}).toBe(false);
	});

	it.each(POISON)('%s is refused as an element and as a key', (name) => {
		const xml = groupsXml(`<${name}><polluted>1</polluted></${name}>`);
		const json = `{"getConsGroupsResponse":{"${name}":{"polluted":"1"}}}`;
		const deep = `{"getConsGroupsResponse":{"group":[{"a":{"${name}":"1"}}]}}`;
		for (const body of [xml, json, deep]) {
			expect(decoded(body)).toMatchObject({
				kind: 'unreadable',
				reason: expect.stringContaining(name),
			});
		}
	});

	it.each(POISON)('%s is refused as an attribute and as a root', (name) => {
		expect(decoded(groupsXml(`<group ${name}="1"/>`)).kind).toBe('unreadable');
		expect(decoded(`<${name}><polluted>1</polluted></${name}>`).kind).toBe('unreadable');
		expect(decoded(`{"${name}":{"polluted":"1"}}`).kind).toBe('unreadable');
	});

	it('names of methods that each object has are names like any other', () => {
		expect(dataOf(groupsJson({ toString: 'a', hasOwnProperty: 'b' }))).toMatchObject({
			toString: 'a',
			hasOwnProperty: 'b',
		});
	});
});

it('an element with too many attributes is refused', () => {
	const attributes = (count: number) =>
		groupsXml(`<group ${Array.from({ length: count }, (_, n) => `a${n}="x"`).join(' ')}/>`);
	expect(decoded(attributes(100)).kind).toBe('answered');
	expect(decoded(attributes(101))).toMatchObject({
		reason: 'it has an element with too many attributes',
	});
});

describe('what may bring a sign-on token', () => {
	const broken = '{"getSingleSignOnTokenResponse":{"token":"SSO-abc123"}}<!-- web3 -->';
	const call = callOf('getSingleSignOnToken');
	const write = callOf('update', { cons_id: '1', get_single_sign_on_token: 'true' });

	it.each([200, 403, 429, 503])('is never shown, under status %i either', (status) => {
		for (const one of [call, write]) {
			const reply = decodeReply(one, { status, contentType: '', body: broken });
			expect(reply).toMatchObject({ excerpt: '{' });
		}
		const page = decodeReply(call, { status, contentType: '', body: PAGE });
		expect(page).toMatchObject({ excerpt: 'Down' });
	});
});

describe('nesting', () => {
	const xml = (depth: number) =>
		groupsXml(`<group>${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}</group>`);
	const json = (depth: number) =>
		`{"getConsGroupsResponse":{"group":${'{"a":'.repeat(depth)}"x"${'}'.repeat(depth)}}}`;

	it.each([1, 5, 25])('of %i levels is read', (depth) => {
		expect(decoded(xml(depth)).kind).toBe('answered');
		expect(decoded(json(depth)).kind).toBe('answered');
	});

	it.each([40, 1_000, 100_000])('of %i levels is refused, without an exhausted stack', (depth) => {
		for (const body of [xml(depth), json(depth), '['.repeat(depth) + ']'.repeat(depth)]) {
			expect(decoded(body)).toMatchObject({
				kind: 'unreadable',
				reason: expect.not.stringContaining('call stack'),
			});
		}
	});
});

describe('entities', () => {
	const LAUGHS = `<!DOCTYPE lolz [<!ENTITY a "${'ha'.repeat(50)}">${[
		'b',
		'c',
		'd',
		'e',
		'f',
		'g',
		'h',
		'i',
	]
		.map((name, at) => `<!ENTITY ${name} "${`&${'abcdefgh'[at]};`.repeat(10)}">`)
		.join('')}]>`;

	it.each([
		['a bomb of nested entities', LAUGHS + groupsXml('<group><id>&i;</id></group>')],
		[
			'a file from the disk',
			`<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${groupsXml('&x;')}`,
		],
		[
			'a document type from elsewhere',
			`<!doctype r SYSTEM "http://127.0.0.1:1/r.dtd">${groupsXml('')}`,
		],
		['one behind a declaration', `<?xml version="1.0"?>\n<!DOCTYPE r []>${groupsXml('')}`],
	])('%s is refused before anything is expanded', (_what, body) => {
		expect(decoded(body)).toMatchObject({
			kind: 'unreadable',
			reason: 'it declares a document type',
		});
	});

	it('an entity that nothing declares stays as it is written', () => {
		expect(dataOf(groupsXml('<group><id>&nope;</id></group>'))).toEqual({
			group: [{ id: '&nope;' }],
		});
	});
});
