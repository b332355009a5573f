import { ANY_FIELD } from './documented.mts';
import { by } from '../../support/harness.mts';
import type { Parameters, Strings } from '../../support/harness.mts';
import type { OperationCase } from './operation-cases.mts';
import { ADA } from './people.mts';
import { RECORD_FIELDS, sampleFor, wireOf } from './samples.mts';
import type { UiField } from './ui-fields.mts';

/** Parameters, and the own wire parameters that they become. */
export interface Filled {
	readonly parameters: Parameters;
	readonly wire: Strings;
}

/** The plainest run of an operation: Ada by her Constituent ID where a constituent is asked for. */
function plain({ parameters, wire: [first = {}] }: OperationCase): Filled {
	if (!('constituent' in parameters)) return { parameters, wire: first };
	const { primary_email: _, ...others } = first;
	return {
		parameters: { ...parameters, constituent: by('cons_id', ADA) },
		wire: { ...others, cons_id: ADA },
	};
}

/** The sample of one field, put where the form has it. */
function sampleOf(
	entry: OperationCase,
	{ path: [top = '', inner], wire, isMode }: UiField,
): Parameters {
	if (wire === ANY_FIELD) return RECORD_FIELDS[top] ?? {};
	const value = sampleFor(entry, wire ?? '')?.value;
	if (isMode) return { [top]: by(inner ?? '', value) };
	return { [top]: inner === undefined ? value : { [inner]: value } };
}

function isObject(value: unknown): value is Parameters {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Puts the sample of a field beside what is there: a field of a collection beside its siblings. */
function addSample(all: Parameters, entry: OperationCase, field: UiField): void {
	for (const [name, value] of Object.entries(sampleOf(entry, field))) {
		const before = all[name];
		const isMember = field.path.length > 1 && !field.isMode && isObject(before) && isObject(value);
		all[name] = isMember ? { ...before, ...value } : value;
	}
}

/** An operation with the sample value in one field. */
export function withOne(entry: OperationCase, field: UiField): Filled {
	const { parameters, wire } = plain(entry);
	const all = { ...parameters };
	addSample(all, entry, field);
	const { cons_id: _, ...others } = wire;
	return {
		parameters: all,
		wire: { ...(field.isMode ? others : wire), ...wireOf(entry, field.wire ?? '') },
	};
}

/** An operation with the sample value in each of the given fields; a locator stays as it is. */
export function withAll(entry: OperationCase, fields: readonly UiField[]): Filled {
	const all = { ...plain(entry).parameters };
	const wire = { ...plain(entry).wire };
	for (const field of fields.filter(({ isMode }) => !isMode)) {
		addSample(all, entry, field);
		Object.assign(wire, wireOf(entry, field.wire ?? ''));
	}
	return { parameters: all, wire };
}
