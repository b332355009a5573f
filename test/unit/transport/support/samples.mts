import type { ApiMethod } from '../../../../nodes/Convio/transport/apiMethods.ts';

/** The namespace attributes of the vendor's samples, well-formed. */
export const NAMESPACES =
	'xsi:schemaLocation="http://convio.com/crm/v1.0 http://service.convio.net/xmlschema/crm.public.v1.xsd" xmlns="http://convio.com/crm/v1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** The same as the older pages print them: line breaks, and one value without quotation marks. */
export const UNQUOTED_NAMESPACES = `xsi:schemaLocation=http://convio.com/crm/v1.0
http://service.convio.net/xmlschema/crm.public.v1.xsd
xmlns="http://convio.com/crm/v1.0"
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;

const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>';

/** One answer in both formats, and what both must become. */
export interface Sample {
	readonly title: string;
	readonly method: ApiMethod;
	readonly status: number;
	readonly xml: string;
	readonly json: string;
	readonly expected: unknown;
}

/** The answers printed on the vendor's pages, older and newer generation. */
export const SAMPLES: readonly Sample[] = [
	{
		title: 'create, older page',
		method: 'create',
		status: 200,
		xml: `<createConsResponse\n${NAMESPACES}><cons_id>1001341</cons_id>\n<message>New user added.</message>\n</createConsResponse>`,
		json: '{"createConsResponse":{"message":"New user added.","cons_id":"1001341"}}',
		expected: {
			kind: 'answered',
			root: 'createConsResponse',
			data: { cons_id: '1001341', message: 'New user added.' },
		},
	},
	{
		title: 'update, newer page',
		method: 'update',
		status: 200,
		xml: `${PROLOG} <updateConsResponse ${NAMESPACES}> <cons_id>1001002</cons_id> <message>User updated.</message> </updateConsResponse>`,
		json: '{"updateConsResponse":{"message":"User updated.","cons_id":"1001002"}}',
		expected: {
			kind: 'answered',
			root: 'updateConsResponse',
			data: { cons_id: '1001002', message: 'User updated.' },
		},
	},
	{
		title: 'getUserGroups, newer page',
		method: 'getUserGroups',
		status: 200,
		xml: `${PROLOG}\n<getConsGroupsResponse ${NAMESPACES}>\n  <group>\n    <id>1001</id>\n    <label>Group Name</label>\n  </group>\n</getConsGroupsResponse>\n\n        `,
		json: '{"getConsGroupsResponse":{"group":{"id":"1001","label":"Group Name"}}}',
		expected: {
			kind: 'answered',
			root: 'getConsGroupsResponse',
			data: { group: [{ id: '1001', label: 'Group Name' }] },
		},
	},
	{
		title: 'a refusal, older page',
		method: 'update',
		status: 403,
		xml: `<errorResponse\n${NAMESPACES}><code>1</code>\n<message>Update failed: unable to update user.</message>\n</errorResponse>`,
		json: '{"errorResponse":{"code":"1","message":\n"Update failed: unable to update user."}}',
		expected: {
			kind: 'refused',
			code: '1',
			text: 'Update failed: unable to update user.',
			status: 403,
		},
	},
];

/** The older update page: the XML has another root, the JSON a blank behind its root. */
export const OLDER_UPDATE = {
	title: 'update, older page',
	method: 'update',
	status: 200,
	xml: `<updateUserResponse\n${NAMESPACES}><cons_id>1002001</cons_id>\n<message>User updated.</message>\n</updateUserResponse>`,
	json: '{"updateConsResponse ":{"message":"User updated.","cons_id":"1002001"}}',
	data: { cons_id: '1002001', message: 'User updated.' },
} as const;

/** An XML answer to getUserGroups with this inside. */
export function groupsXml(inside: string): string {
	return `<getConsGroupsResponse ${NAMESPACES}>${inside}</getConsGroupsResponse>`;
}

/** A JSON answer to getUserGroups with this inside. */
export function groupsJson(inside: unknown): string {
	return JSON.stringify({ getConsGroupsResponse: inside });
}
