import { ANY_FIELD } from './documented.mts';
import { by } from '../../support/harness.mts';
import type { Parameters, Strings } from '../../support/harness.mts';
import type { OperationCase } from './operation-cases.mts';
import { ADA } from './people.mts';
import { RECORD_FIELDS, SAMPLES, wireOf } from './samples.mts';
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
function sampleOf({ path: [top = '', inner], wire, isMode }: UiField): Parameters {
	if (wire === ANY_FIELD) return RECORD_FIELDS[top] ?? {};
	const value = SAMPLES[wire ?? '']?.value;
	if (isMode) return { [top]: by(inner ?? '', value) };
	return { [top]: inner === undefined ? value : { [inner]: value } };
}

/** An operation with the sample value in one field. */
export function withOne(entry: OperationCase, field: UiField): Filled {
	const { parameters, wire } = plain(entry);
	const { cons_id: _, ...others } = wire;
	return {
		parameters: { ...parameters, ...sampleOf(field) },
		wire: { ...(field.isMode ? others : wire), ...wireOf(field.wire ?? '') },
	};
}

function isObject(value: unknown): value is Parameters {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An operation with the sample value in each of the given fields; a locator stays as it is. */
export function withAll(entry: OperationCase, fields: readonly UiField[]): Filled {
	const all = { ...plain(entry).parameters };
	const wire = { ...plain(entry).wire };
	for (const field of fields.filter(({ isMode }) => !isMode)) {
		for (const [name, value] of Object.entries(sampleOf(field))) {
			const before = all[name];
			const isMember = field.path.length > 1 && isObject(before) && isObject(value);
			all[name] = isMember ? { ...before, ...value } : value;
		}
		Object.assign(wire, wireOf(field.wire ?? ''));
	}
	return { parameters: all, wire };
}
