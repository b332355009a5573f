import { describe, expect, it } from 'vitest';
import { addRecord, call, compact, useSandbox } from './client.mts';

/** The attributes of every sample, in the order the stand-in prints them. */
const ROOT_ATTRIBUTES = [
	'xsi:schemaLocation="http://convio.com/crm/v1.0 http://service.convio.net/xmlschema/crm.public.v1.xsd"',
	'xmlns="http://convio.com/crm/v1.0"',
	'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
];
const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>';

/** Compares XML modulo whitespace and the order of the root's attributes. */
function normalise(xml: string): string {
	const text = compact(xml);
	return text.replace(/<(\w+)( [^>]*xmlns[^>]*)>/, (_all, name: string, attributes: string) => {
		const sorted = [...attributes.matchAll(/[\w:]+="[^"]*"/g)].map(([one]) => one).sort();
		return `<${name} ${sorted.join(' ')}>`;
	});
}

function sample(name: string, inner: string, prolog: string): string {
	return normalise(`${prolog}<${name} ${ROOT_ATTRIBUTES.join(' ')}>${inner}</${name}>`);
}

describe('the samples of the four vendor pages', () => {
	const running = useSandbox();

	/** Puts a record with this id on the site. */
	function put(consId: string): void {
		running().site.nextConsId = Number(consId);
		addRecord(running());
	}

	it('create, success in XML', async () => {
		const sandbox = running();
		sandbox.site.settings.xmlProlog = false;
		sandbox.site.nextConsId = 1001341;
		const params = { primary_email: 'new@example.org', response_format: undefined };
		const reply = await call(sandbox, 'create', params);
		expect(reply.status).toBe(200);
		expect(normalise(reply.text)).toBe(
			sample(
				'createConsResponse',
				'<cons_id>1001341</cons_id><message>New user added.</message>',
				'',
			),
		);
	});

	it('create, success in JSON', async () => {
		const sandbox = running();
		sandbox.site.nextConsId = 1001341;
		const reply = await call(sandbox, 'create', { primary_email: 'new@example.org' });
		expect(reply.json).toStrictEqual({
			createConsResponse: { message: 'New user added.', cons_id: '1001341' },
		});
	});

	it('create, error in XML and JSON', async () => {
		const sandbox = running();
		sandbox.site.settings.xmlProlog = false;
		const params = { primary_email: 'new@example.org', add_group_ids: '12' };
		const json = await call(sandbox, 'create', params);
		expect(json.status).toBe(403);
		expect(json.json).toStrictEqual({
			errorResponse: { code: '1', message: 'Unable to add new user.' },
		});
		const xml = await call(sandbox, 'create', { ...params, response_format: 'xml' });
		expect(xml.status).toBe(403);
		expect(normalise(xml.text)).toBe(
			sample('errorResponse', '<code>1</code><message>Unable to add new user.</message>', ''),
		);
	});

	it('update, success as on the newer page', async () => {
		const sandbox = running();
		put('1001002');
		const params = { cons_id: '1001002', 'name.first': 'Ann' };
		const json = await call(sandbox, 'update', params);
		expect(json.json).toStrictEqual({
			updateConsResponse: { message: 'User updated.', cons_id: '1001002' },
		});
		const xml = await call(sandbox, 'update', { ...params, response_format: undefined });
		expect(normalise(xml.text)).toBe(
			sample(
				'updateConsResponse',
				'<cons_id>1001002</cons_id><message>User updated.</message>',
				PROLOG,
			),
		);
	});

	it('update, success as on the older page', async () => {
		const sandbox = running();
		put('1002001');
		Object.assign(sandbox.site.settings, { rootNames: 'older', xmlProlog: false });
		const json = await call(sandbox, 'update', { cons_id: '1002001' });
		expect(json.json).toStrictEqual({
			'updateConsResponse ': { message: 'User updated.', cons_id: '1002001' },
		});
		const xml = await call(sandbox, 'update', { cons_id: '1002001', response_format: 'xml' });
		expect(normalise(xml.text)).toBe(
			sample(
				'updateUserResponse',
				'<cons_id>1002001</cons_id><message>User updated.</message>',
				'',
			),
		);
	});

	it('update, error: the two formats differ in a capital', async () => {
		const sandbox = running();
		put('1002001');
		sandbox.site.settings.xmlProlog = false;
		const params = { cons_id: '1002001', add_group_ids: '12' };
		const json = await call(sandbox, 'update', params);
		expect(json.status).toBe(403);
		expect(json.json).toStrictEqual({
			errorResponse: { code: '1', message: 'Update failed: unable to update user.' },
		});
		const xml = await call(sandbox, 'update', { ...params, response_format: 'xml' });
		expect(normalise(xml.text)).toBe(
			sample(
				'errorResponse',
				'<code>1</code><message>Update failed: Unable to update user.</message>',
				'',
			),
		);
	});

	it('getUserGroups, one group', async () => {
		const sandbox = running();
		put('1001002');
		const { site } = sandbox;
		site.groups.set('1001', {
			id: '1001',
			name: 'Group Name',
			mode: 'STATIC',
			lists: [],
			members: new Set(),
		});
		const constituent = site.constituents.get('1001002');
		if (constituent) site.setMember(constituent, '1001', true);
		const json = await call(sandbox, 'getUserGroups', { cons_id: '1001002' });
		expect(json.json).toStrictEqual({
			getConsGroupsResponse: { group: { id: '1001', label: 'Group Name' } },
		});
		const params = { cons_id: '1001002', response_format: 'xml' };
		const xml = await call(sandbox, 'getUserGroups', params);
		expect(normalise(xml.text)).toBe(
			sample(
				'getConsGroupsResponse',
				'<group><id>1001</id><label>Group Name</label></group>',
				PROLOG,
			),
		);
		site.settings.rootNames = 'older';
		const older = await call(sandbox, 'getUserGroups', params);
		expect(older.text).toContain('<getConsGroupResponse ');
	});
});
