import type { Strings } from '../../support/harness.mts';

/** What a careful person would have done with a cell: typed this, typed nothing, or asked somebody. */
type Meaning =
	| { readonly kind: 'value'; readonly stored: string }
	| { readonly kind: 'nothing' }
	| { readonly kind: 'refused' };

/** A cell as it arrives, and what it means. */
interface Cell {
	readonly value: unknown;
	readonly means: Meaning;
}

/** A row of a dirty spreadsheet. */
export interface Row {
	readonly json: Record<string, unknown>;
	/** What the record holds afterwards; undefined when the row is refused. */
	readonly stored?: Strings;
}

/** A generator of numbers from 0 up to 1 that gives the same ones for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

type Random = () => number;

function pick<T>(random: Random, all: readonly [T, ...T[]]): T {
	return all[Math.floor(random() * all.length)] ?? all[0];
}

const stored = (text: string): Meaning => ({ kind: 'value', stored: text });
const NOTHING: Meaning = { kind: 'nothing' };
const REFUSED: Meaning = { kind: 'refused' };

const ERRORS = ['#N/A', '#REF!', '#VALUE!', '#NAME?', '#DIV/0!', '#NUM!', '#NULL!'] as const;
const BLANK: readonly [unknown, ...unknown[]] = ['', ' ', '\u00A0', '\t', null, '\uFEFF'];

/** The ways in which a text gets dirty on its way, and whether it is still the same text. */
const TEXT_DIRT: ReadonlyArray<(text: string, random: Random) => Cell> = [
	(text) => ({ value: text, means: stored(text) }),
	(text) => ({ value: ` ${text}\u00A0`, means: stored(text) }),
	(text) => ({ value: `\t${text}`, means: stored(text) }),
	(text) => ({ value: `\uFEFF${text}`, means: stored(text) }),
	(text) => ({ value: `="${text.replaceAll('"', '""')}"`, means: stored(text) }),
	(text) => ({ value: `${text}\uFFFD`, means: REFUSED }),
	(text) => ({ value: `${text}\uD83E`, means: REFUSED }),
	(text) => ({ value: `${text}\u0092s`, means: REFUSED }),
	(text) => ({ value: `${text}\u0000`, means: REFUSED }),
	(_, random) => ({ value: pick(random, ERRORS), means: REFUSED }),
	(_, random) => ({ value: ` ${pick(random, ERRORS)}`, means: REFUSED }),
	(_, random) => ({ value: pick(random, BLANK), means: NOTHING }),
];

const NAMES = [
	'Ada',
	'José',
	'Zoë',
	"O'Brien",
	'李小龍',
	'Nuñez 🦜',
	'None',
	'Null',
	'True',
	'NA',
	"'t Hooft",
	'Smith; Jones',
	'AT&T',
	'AT&amp;T',
	'a "b" c',
	'1.5E+10',
	'=1+1',
	'x=y',
	'line 1\nline 2',
] as const;

function text(random: Random, all: readonly [string, ...string[]]): Cell {
	const clean = pick(random, all);
	// Armor and outer blanks are for texts of one line.
	if (clean.includes('\n')) return { value: clean, means: stored(clean) };
	// Three of four cells are clean or nearly so; else hardly a row would survive.
	const dirt = random() < 0.75 ? TEXT_DIRT.slice(0, 5) : TEXT_DIRT;
	const [first] = TEXT_DIRT;
	const chosen = dirt[Math.floor(random() * dirt.length)] ?? first;
	return chosen === undefined ? { value: clean, means: stored(clean) } : chosen(clean, random);
}

const YES: readonly [unknown, ...unknown[]] = ['Yes', 'y', 'TRUE', 'T', '1', 1, true, ' yes '];
const NO: readonly [unknown, ...unknown[]] = ['No', 'N', 'false', 'F', '0', 0, false, '\u00A0no'];
const NEITHER: readonly [unknown, ...unknown[]] = ['maybe', '2', 'checked', 'x', '#N/A', -1];

function yesNo(random: Random): Cell {
	const choice = random();
	if (choice < 0.45) return { value: pick(random, YES), means: stored('true') };
	if (choice < 0.85) return { value: pick(random, NO), means: stored('false') };
	return choice < 0.93
		? { value: pick(random, NEITHER), means: REFUSED }
		: { value: pick(random, BLANK), means: NOTHING };
}

/** The five kinds of dates, and what only looks like one. The workflow is in New York. */
function date(random: Random): Cell {
	// From 1972 on, so that milliseconds are beyond those near 1970.
	const days = 800 + Math.floor(random() * 17_000);
	const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
	const [year, month, date_] = day.split('-').map(Number);
	const good = stored(day);
	const kinds: ReadonlyArray<() => Cell> = [
		() => ({ value: day, means: good }),
		() => ({ value: `${day}-06:00`, means: good }),
		() => ({ value: `${day}T23:30:00+10:00`, means: good }),
		() => ({ value: `${day}T00:00:00.000Z`, means: good }),
		() => ({ value: `${day}T23:30:00Z`, means: good }),
		() => ({ value: new Date(days * 86_400_000), means: good }),
		() => ({ value: days * 86_400_000, means: good }),
		() => ({ value: ` ${day}\u200E`, means: good }),
		() => ({ value: `${month}/${date_}/${year}`, means: REFUSED }),
		() => ({ value: days * 86_400, means: REFUSED }),
		() => ({ value: String(days * 86_400), means: REFUSED }),
		() => ({ value: days + 25_569, means: REFUSED }),
		() => ({ value: String(days + 25_569), means: REFUSED }),
		() => ({ value: year, means: REFUSED }),
		() => ({ value: `${year}-02-30`, means: REFUSED }),
		() => ({ value: '2985-01-01', means: REFUSED }),
		() => ({ value: pick(random, BLANK), means: NOTHING }),
	];
	const some = random() < 0.8 ? kinds.slice(0, 8) : kinds;
	const make = some[Math.floor(random() * some.length)];
	return make === undefined ? { value: day, means: good } : make();
}

const CHOICES = ['No Preference', 'HTML', 'Plain Text'] as const;

function choice(random: Random): Cell {
	const name = pick(random, CHOICES);
	const kinds: ReadonlyArray<Cell> = [
		{ value: name, means: stored(name) },
		{ value: name.toUpperCase(), means: stored(name) },
		{ value: ` ${name.toLowerCase()}\u00A0`, means: stored(name) },
		{ value: name.replace(' ', '&nbsp;'), means: stored(name) },
		{ value: 'Fax', means: REFUSED },
		{ value: '', means: NOTHING },
	];
	return kinds[Math.floor(random() * (random() < 0.8 ? 4 : 6))] ?? { value: '', means: NOTHING };
}

function address(random: Random, clean: string): Cell {
	const kinds: ReadonlyArray<Cell> = [
		{ value: clean, means: stored(clean) },
		{ value: ` ${clean}\u00A0`, means: stored(clean) },
		{ value: `\u200B${clean}`, means: stored(clean) },
		{ value: clean.replace('@', '@\u00AD'), means: stored(clean) },
		{ value: clean.toUpperCase(), means: stored(clean) },
		{ value: `<${clean}>`, means: REFUSED },
		{ value: `mailto:${clean}`, means: REFUSED },
		{ value: `${clean}; bob@example.org`, means: REFUSED },
		{ value: 'n/a', means: REFUSED },
		{ value: 'none', means: REFUSED },
	];
	return kinds[Math.floor(random() * (random() < 0.9 ? 5 : 10))] ?? { value: '', means: NOTHING };
}

/** A key that is one, in its dirty spellings, and what is none. */
function key(random: Random, clean: string): Cell {
	const kinds: ReadonlyArray<Cell> = [
		{ value: clean, means: stored(clean) },
		{ value: ` ${clean}\u00A0`, means: stored(clean) },
		{ value: `\uFEFF${clean.slice(0, 2)}\u200B${clean.slice(2)}`, means: stored(clean) },
		{ value: `="${clean}"`, means: stored(clean) },
		{ value: '#N/A', means: REFUSED },
		{ value: `M-undefined`, means: REFUSED },
		{ value: '1.00001E+11', means: REFUSED },
		{ value: `'${clean.replace(/\D/g, '')}`, means: REFUSED },
		{ value: '-', means: REFUSED },
		{ value: '', means: REFUSED },
	];
	return kinds[Math.floor(random() * (random() < 0.9 ? 4 : 10))] ?? { value: '', means: REFUSED };
}

/** A number that lost its letters, or gained some. */
function number(random: Random): Cell {
	const clean = Math.floor(random() * 2000) - 1000;
	const kinds: ReadonlyArray<Cell> = [
		{ value: clean, means: stored(String(clean)) },
		{ value: ` ${clean} `, means: stored(String(clean)) },
		{ value: `${clean}.5`, means: stored(`${clean}.5`) },
		{ value: '1,000', means: REFUSED },
		{ value: '$5', means: REFUSED },
		{ value: '1.5E+10', means: REFUSED },
		{ value: '', means: NOTHING },
	];
	return kinds[Math.floor(random() * (random() < 0.8 ? 3 : 7))] ?? { value: '', means: NOTHING };
}

/** The headings under which a field may come. */
const HEADINGS: Readonly<Record<string, readonly [string, ...string[]]>> = {
	'name.first': ['name.first', 'First Name', 'FIRST NAME', '\uFEFFname.first', ' First Name '],
	'name.last': ['name.last', 'Last Name', 'Last\nName', 'last name'],
	'email.primary_address': ['email.primary_address', 'Email', 'EMAIL'],
	'email.accepts_email': ['email.accepts_email', 'Accepts Email'],
	'email.preferred_format': ['email.preferred_format', 'Preferred Format'],
	'primary_address.zip': ['primary_address.zip', 'ZIP', 'Zip'],
	birth_date: ['birth_date', 'Birth Date', 'Birth_Date'],
	custom_number1: ['custom_number1', 'Custom Number 1'],
	nickname: ['nickname', 'Nickname'],
};

/** A second column of the same field: blank, equal, or different. */
function twin(random: Random, cell: Cell): Cell | undefined {
	const choice = random();
	if (choice < 0.9) return undefined;
	if (choice < 0.95) return { value: '', means: NOTHING };
	return choice < 0.98 ? cell : { value: 'Somebody Else', means: stored('Somebody Else') };
}

function meaningOf(cells: readonly Cell[]): Meaning {
	if (cells.some(({ means }) => means.kind === 'refused')) return REFUSED;
	const values = new Set(
		cells.flatMap(({ means }) => (means.kind === 'value' ? [means.stored] : [])),
	);
	const [value, other] = values;
	if (other !== undefined) return REFUSED;
	return value === undefined ? NOTHING : stored(value);
}

/**
 * A row as spreadsheets, forms and other systems leave it, with what a careful person would have
 * typed. The column `id` identifies the person.
 *
 * @param id the number of the person
 */
export function dirtyRow(random: Random, id: number): Row {
	const json: Record<string, unknown> = {};
	const result: Strings = {};
	const mail = `person${id}@example.org`;
	const memberId = key(random, `M-${id}`);
	json.id = memberId.value;
	let refused = memberId.means.kind === 'refused';
	const fields: ReadonlyArray<readonly [string, Cell]> = [
		['name.first', text(random, NAMES)],
		['name.last', text(random, NAMES)],
		['email.primary_address', address(random, mail)],
		['email.accepts_email', yesNo(random)],
		['email.preferred_format', choice(random)],
		['primary_address.zip', text(random, ['02139', '07102', 'K1A 0B1', '20500-0003'])],
		['birth_date', date(random)],
		['custom_number1', number(random)],
	];
	for (const [name, cell] of fields) {
		const headings = HEADINGS[name] ?? [name];
		const heading = pick(random, headings);
		const cells = [cell];
		json[heading] = cell.value;
		const second = name.startsWith('name.') ? twin(random, cell) : undefined;
		const other = headings.find((one) => one !== heading);
		if (second !== undefined && other !== undefined) {
			json[other] = second.value;
			cells.push(second);
		}
		const meaning = meaningOf(cells);
		if (meaning.kind === 'refused') refused = true;
		if (meaning.kind === 'value') result[name] = meaning.stored;
	}
	if (random() < 0.3) json.Remark = 'a column that is no field';
	return refused ? { json } : { json, stored: { member_id: `M-${id}`, ...result } };
}
