import { describe, expect, it } from 'vitest';

import { API_METHODS } from '../../../../nodes/Convio/transport/apiMethods.ts';
import type { ApiMethod } from '../../../../nodes/Convio/transport/apiMethods.ts';
import type { Reply } from '../../../../nodes/Convio/transport/reply/reply.ts';
import { decoded } from '../support/calls.mts';
import { RECORDED } from '../support/recorded.mts';

function isApiMethod(method: string): method is ApiMethod {
	return method in API_METHODS;
}

/** What a recorded body means; as a read without lists if the node does not have its method. */
function replyTo(id: string): Reply {
	const recorded = RECORDED.find((one) => one.id === id);
	if (recorded === undefined) throw new Error(`nothing is recorded as ${id}`);
	const { body, status, method } = recorded;
	// JSON arrives as text: the header does not decide. [luminateExtend, E-62659]
	const response = { status, contentType: 'text/plain' };
	return decoded(body, response, isApiMethod(method) ? method : 'getUser');
}

function answered(root: string, data: unknown): unknown {
	return { kind: 'answered', root, data: expect.objectContaining(data as object) as unknown };
}

const EXPECTED: Readonly<Record<string, unknown>> = {
	'tx-xml-one': answered('getConsTransactionsResponse', {
		transaction: [
			{
				timestamp: '2008-12-14T03:12:25.066-06:00',
				confirmation_code: '1000-1000-1-1000-1001',
				amount: { decimal: '14.50', formatted: '$14.50' },
				tender_type: 'CREDIT_CARD',
				pay_method: 'ONLINE',
				transaction_type: 'ECOMMERCE_PURCHASE',
				credit_card_type: 'VISA',
				credit_card_number: '************0000',
				credit_card_expiration: '2010-09-30-05:00',
				billing_name: {
					title: 'Dr.',
					first: 'SAMPLE',
					middle: null,
					last: 'Person',
					suffix: null,
					prof_suffix: null,
				},
				billing_address: {
					street1: '1, Example Street',
					street2: null,
					street3: null,
					city: 'EXAMPLEVILLE',
					state: 'None',
					zip: '00000',
					country: 'France',
				},
			},
		],
	}),
	'fields-xml-site': answered('listConsFieldsResponse', {
		field: expect.arrayContaining([
			{
				name: 'accepts_postal_mail',
				label: 'Accept Mail',
				required: 'false',
				valueType: 'BOOLEAN',
			},
			{ name: 'cat_id', label: 'Security Category', required: 'false', valueType: 'TEXT' },
			{
				name: 'primary_address.zip',
				label: 'ZIP/Postal Code',
				required: 'false',
				valueType: 'TEXT',
				maxChars: '40',
			},
			{
				name: 'user_password',
				label: 'Password',
				required: 'true',
				valueType: 'TEXT',
				maxChars: '90',
			},
		]) as unknown,
	}),
	'emailvalid-true': answered('isEmailValidResponse', { valid: 'true' }),
	'empty-elements-json': answered('listSupportedLocalesResponse', {
		supportedLocale: [
			{
				variant: '',
				country: '',
				fullyQualifiedName: 'ar',
				displayCountry: '',
				displayVariant: '',
				language: 'ar',
				defaultLocale: 'false',
				displayLanguage: 'Arabic',
				displayName: 'Arabic',
			},
			{
				variant: '',
				country: 'DZ',
				fullyQualifiedName: 'ar_DZ',
				displayCountry: 'Algeria',
				displayVariant: '',
				language: 'ar',
				defaultLocale: 'false',
				displayLanguage: 'Arabic',
				displayName: 'Arabic (Algeria)',
			},
		],
	}),
	'create-ok-json': {
		kind: 'answered',
		root: 'createConsResponse',
		data: { cons_id: '1001341', message: 'New user added.' },
	},
	'create-err-json': { kind: 'refused', code: '1', text: 'Unable to add new user.', status: 403 },
	'update-ok-xml': {
		kind: 'answered',
		root: 'updateConsResponse',
		data: { cons_id: '1001002', message: 'User updated.' },
	},
	'update-ok-json-old': {
		kind: 'answered',
		root: 'updateConsResponse',
		data: { cons_id: '1002001', message: 'User updated.' },
	},
	'update-err-json': {
		kind: 'refused',
		code: '1',
		text: 'Update failed: unable to update user.',
		status: 403,
	},
	'groups-one-json': {
		kind: 'answered',
		root: 'getConsGroupsResponse',
		data: { group: [{ id: '1001', label: 'Group Name' }] },
	},
	'groups-two-json': {
		kind: 'answered',
		root: 'getConsGroupsResponse',
		data: {
			group: [
				{ id: '1010', label: 'Puppy Lovers' },
				{ id: '1013', label: 'Bird Watchers' },
			],
		},
	},
	'interests-two-json': {
		kind: 'answered',
		root: 'getConsInterestsResponse',
		data: {
			interest: [
				{
					id: '1002',
					label: 'Oscillation Overthruster Technology',
					path: 'Science > Oscillation Overthruster Technology',
					for_email: 'true',
					for_web: 'false',
				},
				{ id: '1001', label: 'Science', path: 'Science', for_email: 'true', for_web: 'false' },
			],
		},
	},
	'user-xml': answered('getConsResponse', {
		cons_id: '1001172',
		name: { title: null, first: 'Zaphod', last: 'Beeblebrox' },
		email: { primary_address: 'zaphod@example.com' },
	}),
	'choices-json': answered('listConsFieldChoicesResponse', {
		choice: ['Mr.', 'Ms.', 'Mrs.', 'Dr.'],
	}),
	'groupinfo-json': answered('getGroupInfoResponse', {
		groupInfo: {
			id: '0',
			name: 'Sample Group 1 Name',
			description: 'Sample Group 1 Description',
			groupMode: 'STATIC_REBUILDABLE',
			securityMode: 'ADMINISTRATOR',
			numMembers: '2831',
			numActiveMembers: '2279',
			createTimestamp: '2016-02-01T09:43:53.679-06:00',
			modifyTimestamp: '2016-02-01T09:43:53.679-06:00',
			lastBuildTimestamp: '2016-02-01T09:43:53.679-06:00',
			statsUpdateTimestamp: '2016-02-01T09:43:53.679-06:00',
			emailStats: { numOptedOut: '0', numSendable: '0', numSoftBounce: '0', numHardBounce: '0' },
			groupType: { id: '334', name: 'Sample Group Type' },
			securityCategory: { id: '1', label: 'Sample Security Category' },
		},
	}),
	'apikey-err-xml': {
		kind: 'refused',
		code: '2',
		text: 'Incorrect API key. Verify that the value of the parameter api_key matches the value of the SDP CONVIO_API_KEY.',
		status: 403,
	},
	'login-json': answered('loginResponse', {
		signature: 'd2584385fe2b6d5ff2f72b9bf6331d9c',
		cons_id: '1001002',
		token: null,
		timestamp: '1287763970',
	}),
};

/** Beginnings of bodies, of which the rest is lost. */
const CUT = ['logintest-json', 'interaction-xml-fragment'];

describe('a recorded body', () => {
	it.each(Object.entries(EXPECTED))('%s', (id, expected) => {
		expect(replyTo(id)).toEqual(expected);
	});

	it('user-json is the same as user-xml', () => {
		expect(replyTo('user-json')).toEqual(replyTo('user-xml'));
	});

	it('fields-xml-site has 49 fields', () => {
		const reply = replyTo('fields-xml-site');
		if (reply.kind !== 'answered') throw new Error(reply.kind);
		expect(reply.data.field).toHaveLength(49);
	});

	it.each(CUT)('%s, which was cut, is not read', (id) => {
		expect(replyTo(id)).toMatchObject({ kind: 'unreadable', status: 200 });
	});

	it('is expected here, whichever it is', () => {
		const known = [...Object.keys(EXPECTED), ...CUT, 'user-json'].sort();
		expect(RECORDED.map(({ id }) => id).sort()).toEqual(known);
	});
});
