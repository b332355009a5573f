import { ask } from './ask.mts';
import type { Login, ReadMethod, Seen } from './ask.mts';

/** Whom and what the questions are about: numbers that the tester chooses. */
export interface Subjects {
	readonly consId: string;
	readonly groupId: string;
}

/** A question that no document answers, and what the site has said to it. */
export interface Answer {
	readonly question: string;
	readonly findings: readonly string[];
	readonly seen: readonly (Seen & { readonly asked: string })[];
}

type Params = Readonly<Record<string, string>>;
type Ask = (
	method: ReadMethod,
	params: Params,
	format?: 'json' | 'xml',
) => Promise<Answer['seen'][0]>;

function asking(login: Login): Ask {
	return async (method, params, format = 'json') => {
		const seen = await ask(login, method, params, format);
		return { asked: `${method} (${[format, ...Object.keys(params)].join(', ')})`, ...seen };
	};
}

/** The value at a path of a decoded response. */
function at(data: unknown, ...path: readonly string[]): unknown {
	let value = data;
	for (const name of path) {
		if (typeof value !== 'object' || value === null) return undefined;
		value = Object.entries(value).find(([key]) => key.trim() === name)?.[1];
	}
	return value;
}

function listAt(data: unknown, ...path: readonly string[]): unknown[] {
	const value = at(data, ...path);
	if (value === undefined || value === null) return [];
	return Array.isArray(value) ? value : [value];
}

function rootOf(data: unknown): string {
	return typeof data === 'object' && data !== null ? Object.keys(data).join(', ') : 'not JSON';
}

function roots(seen: Answer['seen']): string[] {
	return seen.map(({ asked, data, code }) =>
		code === undefined ? `${asked}: root '${rootOf(data)}'` : `${asked}: refused with code ${code}`,
	);
}

async function members(login: Login, { groupId }: Subjects): Promise<Answer> {
	const send = asking(login);
	const params = { group_id: groupId, fields: 'cons_id' };
	const seen = [await send('getGroupMembers', params), await send('getGroupMembers', params)];
	const ids = seen.map(({ data }) =>
		listAt(data, 'getGroupMembersResponse', 'member').map((one) => at(one, 'cons_id')),
	);
	const total = String(at(seen[0]?.data, 'getGroupMembersResponse', 'total_number') ?? 'missing');
	return {
		question: 'Does total_number count what getGroupMembers lists, and is the order stable?',
		findings: [
			`listed: ${ids[0]?.length ?? 0}; total_number: ${total}, equal: ${total.replace(/\D/g, '') === String(ids[0]?.length)}`,
			`the same order twice in a row: ${JSON.stringify(ids[0]) === JSON.stringify(ids[1])}`,
		],
		seen,
	};
}

async function pages(login: Login): Promise<Answer> {
	const send = asking(login);
	const page = async (offset: string) =>
		await send('listGroups', { list_page_size: '2', list_record_offset: offset });
	const seen = [await page('0'), await page('2'), await page('100000')];
	const ids = seen.map(({ data }) =>
		listAt(data, 'listGroupsResponse', 'groupInfo').map((one) => at(one, 'id')),
	);
	return {
		question: 'Does listGroups know offsets, and what comes past its end?',
		findings: [
			`entries by page: ${ids.map((one) => one.length).join(', ')}`,
			`the second page repeats the first: ${JSON.stringify(ids[0]) === JSON.stringify(ids[1])}`,
			...roots(seen.slice(2)),
		],
		seen,
	};
}

async function asked(
	question: string,
	calls: ReadonlyArray<() => Promise<Answer['seen'][0]>>,
): Promise<Answer> {
	const seen: Array<Answer['seen'][0]> = [];
	for (const call of calls) seen.push(await call());
	return { question, findings: roots(seen), seen };
}

/** Asks all questions, one request at a time. */
export async function askAll(login: Login, subjects: Subjects): Promise<Answer[]> {
	const send = asking(login);
	const who = { cons_id: subjects.consId };
	return [
		await asked('How are empty values and dates written?', [
			async () => await send('getUser', who),
			async () => await send('getUser', who, 'xml'),
		]),
		await asked('What becomes of an unknown field name, and of nobody?', [
			async () => await send('getUser', { ...who, fields: 'cons_id,no_such_field' }),
			async () => await send('getUser', { cons_id: '1' }),
		]),
		await asked('What are the lists of a constituent called?', [
			async () => await send('getUserGroups', who),
			async () => await send('getUserInterests', who),
			async () => await send('getUserCenters', who),
		]),
		await asked('What are the lists of the site called?', [
			async () => await send('listInterests', {}),
			async () => await send('listCenters', {}),
			async () => await send('listUserFields', { access: 'update', include_choices: 'true' }),
			async () => await send('listUserFields', { access: 'view' }, 'xml'),
		]),
		await asked('Which parts has a group?', [
			async () => await send('getGroupInfo', { group_id: subjects.groupId }),
		]),
		await members(login, subjects),
		await pages(login),
	];
}
