/** How a request is read and a response printed, where the documents disagree or say nothing. */
export const RESPONSES = {
	/** Root names of the newer or the older pages, where the two disagree [page]. */
	rootNames: 'newer' as 'newer' | 'older',
	/** Whether the root key of JSON has a blank behind it, as in one sample [page update, older]. */
	rootKey: 'plain' as 'plain' | 'trailingBlank',
	/** Whether XML starts with a prolog: newer samples do, older do not [page]. */
	xmlProlog: true,
	/** Namespace of XML responses. One vendor sample has http://convio.com/crm/v1 instead
	 * [doc D-apidoc/offlineOrganizationGift]. */
	xmlNamespace: 'http://convio.com/crm/v1.0',
	/** [open] Content-Type of XML responses. */
	xmlContentType: 'text/xml;charset=UTF-8',
	/** Content-Type of JSON responses. The vendor's own library says that JSON comes as text/plain
	 * [code C-lx]; that holds for the client API, and for the server API it is [inferred], as is the
	 * charset. */
	jsonContentType: 'text/plain;charset=UTF-8',
	/** Key order of JSON objects: the samples' order is arbitrary [page]. */
	jsonKeyOrder: 'shuffled' as 'shuffled' | 'document',
	/** How JSON prints an element that is there with an empty text: `{}` [test C-ada-pc2; code
	 * C-aha], or the empty text that one would expect. */
	emptyText: 'object' as 'object' | 'text',
	/** Messages of errors by code, in place of the stand-in's own. Clients may only branch on the
	 * code, so a test can put any text here. */
	messages: {} as Record<string, string>,

	/** [open] Response to a wrong organization or path [doc community 67615, inferred]. */
	wrongPath: 'html404' as 'html404' | 'html200' | 'code1',
	/** [open] Order of the checks; only ip → login → permission is documented. */
	checkOrder: ['verb', 'apiKey', 'ip', 'login', 'version', 'method', 'permission'],
	/** [open] Which one counts when a parameter is sent twice. */
	repeatedParameter: 'first' as 'first' | 'last',
	/** [open] `auth`/`sso_auth_token` on a server call make it fail, says one client [code C-gfl]. */
	clientTokens: 'fail' as 'fail' | 'ignore',

	/** [open] A refusal with `code` of every call, or of those to `methods`: before anything is written, or
	 * after the record, its lists (groups, interests, centers) or its interaction was written. A call
	 * that does not write that part is not refused. No document tells in which order a site works
	 * through one write. */
	refusal: null as null | Refusal,
	/** [open] When a call that is applied late looks for the record that it is about: when it arrives,
	 * so that two of them may both find none and both add one, or when it writes. */
	lateCheck: 'atArrival' as 'atArrival' | 'atWrite',

	/** [open] Codes that the documents do not tie to a situation, and that clients may tell apart. */
	codes: {
		/** None of cons_id, member_id, primary_email (9 or 10). */
		noLocator: '9',
		/** Several records matched on reading (8, the generic equivalent of 15). */
		severalOnRead: '8',
		/** A group that may not be joined or left. */
		forbiddenGroup: '1',
		/** An id of no group, interest or center. */
		unknownId: '1',
		/** A DataSync operation or task that does not exist; no codes of that API are documented. */
		unknownDataSync: '1',
		/** An interaction that updateInteraction may not change. */
		closedInteraction: '27',
		/** A group name that is taken, where duplicateGroupName is `fail`. */
		duplicateGroup: '1',
	},
};

/** The parts of one write, in the order in which the stand-in works through them [open]. */
export const WRITTEN_PARTS = ['record', 'groups', 'interaction'] as const;

export type WrittenPart = (typeof WRITTEN_PARTS)[number];

/** A refusal, and what has been written by then. */
export interface Refusal {
	code: string;
	after: 'nothing' | WrittenPart;
	/** Methods that are refused; without it, all. */
	methods?: string[];
}
