import { asRecord } from '../input';
import type { ItemInput } from '../input';
import type { Given } from './givenField';
import { fieldsOfSchema } from './mapperSchema';

function isExpression(raw: unknown): boolean {
	return typeof raw === 'string' && raw.startsWith('=');
}

/** The same for all items of a run, as is what the person has set. */
const expressions = new WeakMap<object, ReadonlySet<string>>();

function expressionsOf(raw: unknown): ReadonlySet<string> {
	if (typeof raw !== 'object' || raw === null) return new Set();
	const known = expressions.get(raw);
	if (known !== undefined) return known;
	const names = Object.entries(raw).filter(([, value]) => isExpression(value));
	const made = new Set(names.map(([name]) => name));
	expressions.set(raw, made);
	return made;
}

/**
 * The fields that a person has mapped one by one. The mapper stores null for a field that nobody
 * filled in: that is no value, not an empty one.
 */
export function fieldsByHand({ read, readRaw }: ItemInput): Given {
	const known = fieldsOfSchema(read('fields.schema'));
	const raw = readRaw('fields.value');
	const set = asRecord(raw);
	return {
		fields: Object.entries(asRecord(read('fields.value')))
			.filter(([name]) => set[name] !== null)
			.map(([name, value]) => ({ name, value, copy: known.get(name) })),
		byExpression: expressionsOf(raw),
		strayColumns: [],
	};
}
