import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { compared } from './support/comparing.mts';
import { printings, readBack, sentParams, TYPES } from './support/readBack.mts';

const known = { types: TYPES };
const RUNS = { numRuns: 200 };

/** Values of which no two mean the same. */
const OTHER: Readonly<Record<string, string>> = {
	text: 'something else',
	boolean: 'TRUE',
	date: '2150-12-31T00:00:00',
	number: '-0.0001',
	choice: 'Both',
};

function altered(name: string, sent: string): string {
	if (name === 'email.primary_address') return `x${sent}`;
	if (TYPES[name] === 'boolean') return sent === 'true' ? 'false' : 'true';
	return OTHER[TYPES[name] ?? 'text'] ?? '';
}

describe('whatever is written', () => {
	it('is unchanged when it is read back, however the site prints it', () => {
		fc.assert(
			fc.property(sentParams, printings, (params, printing) => {
				expect(compared(params, readBack(params, printing), known).kind).toBe('unchanged');
			}),
			RUNS,
		);
	});

	it('is a proven change where one value was altered, and that one is named alone', () => {
		fc.assert(
			fc.property(sentParams, printings, fc.nat(), (params, printing, which) => {
				const names = Object.keys(params);
				const name = names[which % names.length] ?? '';
				const now = { ...params, [name]: altered(name, params[name] ?? '') };
				expect(compared(now, readBack(params, printing), known)).toMatchObject({
					kind: 'to be sent',
					changed: [name],
					unproven: [],
				});
			}),
			RUNS,
		);
	});

	it('is a proven change where one value was cleared at the site', () => {
		fc.assert(
			fc.property(sentParams, printings, fc.nat(), (params, printing, which) => {
				const names = Object.keys(params).filter((one) => params[one]?.trim() !== '');
				fc.pre(names.length > 0);
				const name = names[which % names.length] ?? '';
				const record = readBack({ ...params, [name]: ' ' }, printing);
				expect(compared(params, record, known)).toMatchObject({ changed: [name], unproven: [] });
			}),
			RUNS,
		);
	});

	it('is sent where one field is hidden, and that one is not called a change', () => {
		fc.assert(
			fc.property(sentParams, printings, fc.nat(), (params, printing, which) => {
				const names = Object.keys(params);
				const name = names[which % names.length] ?? '';
				const { [name]: _hidden, ...visible } = params;
				expect(compared(params, readBack(visible, printing), known)).toMatchObject({
					kind: 'to be sent',
					changed: [],
					unproven: [{ name, reason: 'not shown' }],
				});
			}),
			RUNS,
		);
	});
});

it('never takes an item for unchanged against a record of other values', () => {
	fc.assert(
		fc.property(sentParams, sentParams, printings, (params, others, printing) => {
			const plain = (text: string) => text.normalize('NFC').trim().toLowerCase();
			const isHeld = ([name, sent]: [string, string]) =>
				others[name] !== undefined && plain(others[name]) === plain(sent);
			fc.pre(!Object.entries(params).every(isHeld));
			const { kind } = compared(params, readBack(others, printing), known);
			expect(kind).toBe('to be sent');
		}),
		RUNS,
	);
});

it('gives an answer about any answer', () => {
	const answer = fc.dictionary(
		fc.constantFrom('name', 'email', 'custom', 'nickname', 'birth_date', 'cons_id'),
		fc.oneof(
			fc.constant(null),
			fc.string(),
			fc.array(fc.string()),
			fc.dictionary(
				fc.constantFrom('first', 'primary_address', 'string', 'date'),
				fc.oneof(fc.constant(null), fc.string(), fc.dictionary(fc.string(), fc.string())),
			),
		),
	);
	fc.assert(
		fc.property(sentParams, answer, (params, record) => {
			const comparison = compared(params, { ...record }, known);
			expect(['unchanged', 'to be sent']).toContain(comparison.kind);
		}),
		RUNS,
	);
});
