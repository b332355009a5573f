/**
 * Writes examples/supporters.csv, the 200 rows of the first-steps example. They fit the constituents
 * and groups of the stand-in site. `npm run demo:csv` runs it.
 */
import { writeFile } from 'node:fs/promises';
import { startSandbox, type Constituent, type Site } from '../sandbox/index.mts';

const CSV = new URL('../examples/supporters.csv', import.meta.url);
const NEW = 120;
const KNOWN = 60;

const COLUMNS = [
	'member_id',
	'email',
	'first_name',
	'last_name',
	'birth_date',
	'city',
	'state',
	'zip',
	'groups',
	'remark',
] as const;

/** The headings, as people write them. */
const HEADINGS: Row = {
	member_id: 'Member ID',
	email: 'E-mail',
	first_name: 'First Name',
	last_name: 'Last Name',
	birth_date: 'Birth Date',
	city: 'City',
	state: 'State',
	zip: 'Zip Code',
	groups: 'Groups',
	remark: 'Remark',
};

type Row = Record<(typeof COLUMNS)[number], string>;

const FIRST = ['Ada', 'Björn', 'Carmen', 'Dmitri', 'Élise', 'Farid', 'Grace', 'Hana', 'Inés'];
const LAST = ['Abbott', "O'Neill", 'Nguyễn', 'Müller', 'de la Cruz', 'Kowalska', 'Smith, Jr.'];
const PLACES = [
	['Boston', 'MA', '02139'],
	['Newark', 'NJ', '07102'],
	['Austin', 'TX', '78701'],
	['Washington, D.C.', 'DC', '20500'],
] as const;
/** One group, several, or none, as in a spreadsheet. Constituents can join all of them. */
const GROUPS = ['1010', '', '1013,1020', '1020', '', '1010,1013,1024'];

function at<T>(list: readonly T[], index: number): T {
	const element = list[index % list.length];
	if (element === undefined) throw new Error('An empty list has no element');
	return element;
}

function supporter(n: number, values: Partial<Row>): Row {
	const [city, state, zip] = at(PLACES, n);
	return {
		member_id: '',
		email: `supporter.${String(n).padStart(3, '0')}@example.net`,
		first_name: at(FIRST, n),
		last_name: at(LAST, n),
		birth_date: n % 4 === 0 ? `19${50 + (n % 50)}-0${1 + (n % 9)}-1${n % 10}` : '',
		city,
		state,
		zip,
		groups: at(GROUPS, n),
		remark: 'new',
		...values,
	};
}

/** A constituent of the site with a new address. It is identified by its member ID. */
function known(n: number, record: Constituent, values: Partial<Row> = {}): Row {
	return supporter(n, {
		member_id: record.values.get('member_id') ?? '',
		email: '',
		first_name: record.values.get('name.first') ?? '',
		last_name: record.values.get('name.last') ?? '',
		birth_date: '',
		remark: 'known',
		...values,
	});
}

/** Rows that cannot be saved. The remark of each says why. */
function broken(site: Site, unique: Constituent[], firstNumber: number): Row[] {
	const records = [...site.constituents.values()];
	const withoutMemberId = records.filter((record) => !record.values.has('member_id'));
	const shared = records.find((record) => {
		const memberId = record.values.get('member_id');
		return memberId !== undefined && site.find('member_id', memberId).length > 1;
	});
	if (!shared) throw new Error('The site has no two records with one member ID');
	const onFile = (n: number): Partial<Row> => ({
		email: at(withoutMemberId, n * 10).values.get('email.primary_address') ?? '',
	});
	const failures: [remark: string, values: Partial<Row>][] = [
		['no e-mail address', { email: '' }],
		['no e-mail address', { email: '' }],
		['no e-mail address', { email: '   ' }],
		['e-mail address without @', { email: 'ada.at.example.net' }],
		['e-mail address without @', { email: 'grace.example.net' }],
		['e-mail address already on file', onFile(1)],
		['e-mail address already on file', onFile(2)],
		['e-mail address already on file', onFile(3)],
		['same e-mail address twice', { email: supporter(3, {}).email }],
		['same e-mail address twice', { email: supporter(8, {}).email }],
		['name of a group, not its ID', { groups: 'Puppy Lovers' }],
		['name of a group, not its ID', { groups: '1010,Volunteers' }],
		['first name of 60 letters', { first_name: 'Wolfeschlegelstein'.repeat(4).slice(0, 60) }],
		['last name of 60 letters', { last_name: 'Hausenbergerdorff'.repeat(4).slice(0, 60) }],
		['birth date that does not exist', { birth_date: '1990-02-30' }],
	];
	const rows = failures.map(([remark, values], index) =>
		supporter(firstNumber + index, { ...values, remark }),
	);
	const next = firstNumber + rows.length;
	return [
		...rows,
		known(next, shared, { remark: 'member ID of two records' }),
		known(next + 1, at(unique, KNOWN), { groups: '1060', remark: 'group that nobody may join' }),
		...['999999', '888888', 'A-17'].map((member_id, index) =>
			known(next + 2 + index, at(unique, KNOWN + 1 + index), {
				member_id,
				remark: 'member ID that nobody has',
			}),
		),
	];
}

function makeRows(site: Site): Row[] {
	const unique = [...site.constituents.values()].filter((record) => {
		const memberId = record.values.get('member_id');
		return memberId !== undefined && site.find('member_id', memberId).length === 1;
	});
	const good = [
		...Array.from({ length: NEW }, (_, n) => supporter(n, {})),
		...Array.from({ length: KNOWN }, (_, n) => known(NEW + n, at(unique, n))),
	];
	// The kinds of rows are mixed. A row that repeats an earlier address must come after it.
	const order = good.map((row, index) => ({
		row,
		place: index < NEW ? index * 3 : (index - NEW) * 6,
	}));
	const bad = broken(site, unique, NEW + KNOWN);
	const places = bad.map((row, index) => ({ row, place: 30 + index * 17 }));
	return [...order, ...places].sort((a, b) => a.place - b.place).map(({ row }) => row);
}

function toCsv(rows: Row[]): string {
	const cell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
	const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(','));
	const headings = COLUMNS.map((column) => HEADINGS[column]).join(',');
	return [headings, ...lines, ''].join('\n');
}

const sandbox = await startSandbox({ seed: 1 });
const csv = toCsv(makeRows(sandbox.site));
await sandbox.close();
await writeFile(CSV, csv);
