import type { ReadParameter } from '../../input';

/** The parameters of a write, except its record fields, whose expressions may read a column. */
const PLACES = [
	'constituent',
	'primary_email',
	'additionalFields',
	'updateFields',
	'memberships',
	'interaction',
	'options',
];

const NAME = String.raw`\??\.\s*[\p{ID_Start}$_][\p{ID_Continue}$]*`;
const QUOTED = String.raw`(?:\?\.)?\[\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*\]`;
/** What an expression reads of the item: `$json.name.first`, `$json["First Name"]`. */
const READS = new RegExp(
	String.raw`(?:\$json|\$input\s*\.\s*item\s*\.\s*json)((?:\s*(?:${NAME}|${QUOTED}))+)`,
	'gu',
);
const STEP =
	/\.\s*([\p{ID_Start}$_][\p{ID_Continue}$]*)|\[\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')/gu;

/** The paths into the item that expressions read. */
interface UsedColumns {
	has(path: string): boolean;
}

function* expressionsIn(value: unknown): Generator<string> {
	if (typeof value === 'string') {
		if (value.startsWith('=')) yield value;
	} else if (typeof value === 'object' && value !== null) {
		for (const part of Object.values(value)) yield* expressionsIn(part);
	}
}

function stepsOf(chain: string): string[] {
	return [...chain.matchAll(STEP)].map(([, name, double, single]) =>
		(name ?? double ?? single ?? '').replace(/\\(.)/g, '$1'),
	);
}

/** All beginnings of a dotted path, the whole of it last. */
function beginningsOf(steps: readonly string[]): string[] {
	return steps.map((_, last) => steps.slice(0, last + 1).join('.'));
}

function find(readRaw: ReadParameter): UsedColumns {
	const read = new Set<string>();
	const whole = new Set<string>();
	for (const place of PLACES) {
		for (const expression of expressionsIn(readRaw(place))) {
			for (const [, chain = ''] of expression.matchAll(READS)) {
				const beginnings = beginningsOf(stepsOf(chain));
				for (const beginning of beginnings) read.add(beginning);
				whole.add(beginnings[beginnings.length - 1] ?? '');
			}
		}
	}
	// `$json.name` uses the column `name.first` too, while `$json.name.first` does not use `name.last`.
	return {
		has: (path) => read.has(path) || beginningsOf(path.split('.')).some((one) => whole.has(one)),
	};
}

/** Found once for a run: what the person has set is the same for each of its items. */
const found = new WeakMap<ReadParameter, UsedColumns>();

/** The columns that expressions of this node read: they are used, although no field has their name. */
export function usedColumns(readRaw: ReadParameter): UsedColumns {
	const known = found.get(readRaw);
	if (known !== undefined) return known;
	const used = find(readRaw);
	found.set(readRaw, used);
	return used;
}
