/** Bodies that were recorded from real sites or stand in the vendor's tests, made by the stand-in. */
import { describe, expect, it } from 'vitest';
import type { Transaction } from '../../sandbox/index.mts';
import { addRecord, call, compact, useSandbox } from './client.mts';

const running = useSandbox();

/** Attributes of the root, in the order in which the stand-in prints them. */
const ROOT =
	'xmlns="http://convio.com/crm/v1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ' +
	'xsi:schemaLocation="http://convio.com/crm/v1.0 ' +
	'http://service.convio.net/xmlschema/crm.public.v1.xsd"';

/** The transaction of a recorded response, with made-up details. */
const PURCHASE: Transaction = {
	at: Date.parse('2008-12-14T03:12:25.066-06:00'),
	confirmationCode: '1000-1000-1-1000-1001',
	type: 'ECOMMERCE_PURCHASE',
	amount: '14.50',
	tenderType: 'CREDIT_CARD',
	payMethod: 'ONLINE',
	card: { type: 'VISA', number: '************0000', expiration: '2010-09-30' },
};

describe('getUserTransactions', () => {
	it('prints one transaction as it was recorded', async () => {
		const one = addRecord(running(), {
			'name.title': 'Dr.',
			'name.first': 'SAMPLE',
			'name.last': 'Person',
			'primary_address.street1': '1, Example Street',
			'primary_address.city': 'EXAMPLEVILLE',
			'primary_address.zip': '00000',
			'primary_address.country': 'France',
		});
		one.transactions.push(PURCHASE);
		const params = { cons_id: one.consId, response_format: 'xml' };
		const reply = await call(running(), 'getUserTransactions', params);
		expect(compact(reply.text)).toBe(
			'<?xml version="1.0" encoding="UTF-8"?>' +
				`<getConsTransactionsResponse ${ROOT}><transaction>` +
				'<timestamp>2008-12-14T03:12:25.066-06:00</timestamp>' +
				'<confirmation_code>1000-1000-1-1000-1001</confirmation_code>' +
				'<amount><decimal>14.50</decimal><formatted>$14.50</formatted></amount>' +
				'<tender_type>CREDIT_CARD</tender_type><pay_method>ONLINE</pay_method>' +
				'<transaction_type>ECOMMERCE_PURCHASE</transaction_type>' +
				'<credit_card_type>VISA</credit_card_type>' +
				'<credit_card_number>************0000</credit_card_number>' +
				'<credit_card_expiration>2010-09-30-05:00</credit_card_expiration>' +
				'<billing_name><title>Dr.</title><first>SAMPLE</first><middle xsi:nil="true"/>' +
				'<last>Person</last><suffix xsi:nil="true"/><prof_suffix xsi:nil="true"/></billing_name>' +
				'<billing_address><street1>1, Example Street</street1><street2 xsi:nil="true"/>' +
				'<street3 xsi:nil="true"/><city>EXAMPLEVILLE</city><state>None</state>' +
				'<zip>00000</zip><country>France</country></billing_address>' +
				'</transaction></getConsTransactionsResponse>',
		);
	});
});

describe('other samples', () => {
	it('getUser: a title without value is nil', async () => {
		running().site.nextConsId = 1001172;
		addRecord(running(), {
			'name.first': 'Zaphod',
			'name.last': 'Beeblebrox',
			'email.primary_address': 'zaphod@example.com',
		});
		const fields = 'name.title,name.first,name.last,email.primary_address';
		const reply = await call(running(), 'getUser', { cons_id: '1001172', fields });
		expect(reply.json).toEqual({
			getConsResponse: {
				cons_id: '1001172',
				email: { primary_address: 'zaphod@example.com' },
				name: { last: 'Beeblebrox', title: null, first: 'Zaphod' },
			},
		});
	});

	it('createGroup answers all the parts of the sample, in the order of its XML', async () => {
		const params = { group_name: 'Sample Group 1 Name', group_description: 'Sample' };
		const groups = { servlet: 'SRGroupAPI' };
		const json = await call(running(), 'createGroup', params, groups);
		const root = json.json?.['getGroupInfoResponse'] as { groupInfo: Record<string, unknown> };
		const stamp = expect.stringMatching(
			/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}-0[56]:00$/,
		) as string;
		expect(root.groupInfo).toEqual({
			groupType: { id: '334', name: 'General' },
			emailStats: { numOptedOut: '0', numSendable: '0', numSoftBounce: '0', numHardBounce: '0' },
			lastBuildTimestamp: stamp,
			securityCategory: { id: '0', label: 'General' },
			modifyTimestamp: stamp,
			id: expect.stringMatching(/^\d{4,}$/) as string,
			createTimestamp: stamp,
			statsUpdateTimestamp: stamp,
			groupMode: 'STATIC_REBUILDABLE',
			description: 'Sample',
			numActiveMembers: '0',
			name: 'Sample Group 1 Name',
			numMembers: '0',
			securityMode: 'ADMINISTRATOR',
		});
		const xml = await call(running(), 'createGroup', { ...params, response_format: 'xml' }, groups);
		const names = [...xml.text.matchAll(/<(\w+)[ />]/g)].map(([, name]) => name);
		expect(names.join(' ')).toContain(
			'groupInfo id name description createTimestamp modifyTimestamp lastBuildTimestamp ' +
				'statsUpdateTimestamp groupMode securityMode numMembers numActiveMembers emailStats ' +
				'numOptedOut numSendable numSoftBounce numHardBounce securityCategory id label ' +
				'groupType id name',
		);
	});

	it('a wrong key is answered in the words, and if asked for the namespace, of the sample', async () => {
		running().setFaults([
			{ kind: 'settings', settings: { xmlNamespace: 'http://convio.com/crm/v1' } },
		]);
		const params = { api_key: 'wrong', response_format: 'xml' };
		const reply = await call(running(), 'getUser', params);
		expect(reply.status).toBe(403);
		expect(reply.text).toContain('xmlns="http://convio.com/crm/v1"');
		expect(reply.text).toContain(
			'<code>2</code><message>Incorrect API key. Verify that the value of the parameter api_key ' +
				'matches the value of the SDP CONVIO_API_KEY.</message>',
		);
		const next = await call(running(), 'getUser', params);
		expect(next.text).toContain('xmlns="http://convio.com/crm/v1.0"');
	});

	it('a value that fails validation is named with its group, in quotes', async () => {
		const params = { cons_id: '1000001', 'email.accepts_email': 'perhaps' };
		const json = await call(running(), 'update', params);
		expect(json.json).toEqual({
			errorResponse: {
				code: '22',
				message:
					'One or more attributes failed validation: "Contact/Accepts Email" ' +
					'Invalid value in Accepts Email',
			},
		});
		const xml = await call(running(), 'update', { ...params, response_format: 'xml' });
		expect(xml.text).toContain('validation: "Contact/Accepts Email" Invalid');
	});

	it('a message can be any other text', async () => {
		running().site.settings.messages = { 16: 'Nobody "here"' };
		const reply = await call(running(), 'getUser', { cons_id: '1' });
		expect(reply.json).toEqual({ errorResponse: { code: '16', message: 'Nobody "here"' } });
	});

	it('the root key of one response can have a blank behind it', async () => {
		running().setFaults([{ kind: 'settings', settings: { rootKey: 'trailingBlank' } }]);
		const ask = async (): Promise<string[]> =>
			Object.keys((await call(running(), 'getUserGroups', { cons_id: '1000001' })).json ?? {});
		expect(await ask()).toEqual(['getConsGroupsResponse ']);
		expect(await ask()).toEqual(['getConsGroupsResponse']);
	});

	it('JSON comes as text/plain unless the settings say otherwise', async () => {
		const ask = async (cons_id: string): Promise<string> =>
			(await call(running(), 'getUser', { cons_id })).type;
		expect(await ask('1000001')).toMatch(/^text\/plain/);
		expect(await ask('1')).toMatch(/^text\/plain/);
		running().site.settings.jsonContentType = 'application/json';
		expect(await ask('1000001')).toMatch(/^application\/json/);
	});
});
