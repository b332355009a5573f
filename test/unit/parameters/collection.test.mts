import { describe, expect, it } from 'vitest';

import { collection, single } from '../../../nodes/Convio/parameters/collection.ts';
import type { WireField } from '../../../nodes/Convio/parameters/collection.ts';
import type { Hint, ItemInput } from '../../../nodes/Convio/parameters/input.ts';
import { toBoolean, toIdList, toText } from '../../../nodes/Convio/parameters/values.ts';

const FIELDS: readonly WireField[] = [
	{
		property: { displayName: 'Source', name: 'source', type: 'string', default: '' },
		toWire: toText,
	},
	{
		property: { displayName: 'Quiet', name: 'no_welcome', type: 'boolean', default: false },
		toWire: toBoolean,
	},
	{
		property: { displayName: 'Centers', name: 'centers', type: 'fixedCollection', default: {} },
		toWire: (value, field) => {
			const rows = (value as { rows?: Array<{ id: unknown }> }).rows ?? [];
			return toIdList(
				rows.map(({ id }) => id).filter((id) => id !== undefined),
				field,
			);
		},
	},
];
const NONE = '={{ $json.none }}';

function inputOf(values: unknown, raw: unknown) {
	const hints: Hint[] = [];
	const input: ItemInput = {
		read: () => values,
		readRaw: () => raw,
		json: {},
		timeZone: 'UTC',
		hint: (hint) => hints.push(hint),
	};
	return { input, hints };
}

describe('fields that an expression fills', () => {
	const further = collection('further', 'Further', 'Add', FIELDS);
	const filled = (values: unknown, raw: unknown) => {
		const { input, hints } = inputOf(values, raw);
		try {
			further.read(input);
		} catch {
			// What is told counts, whether or not a value is refused.
		}
		return hints.filter(({ kind }) => kind === 'filled');
	};

	it.each([
		[{ source: 'a' }, { source: 'a' }, []],
		[{ source: 'a' }, { source: NONE }, [{ with: ['Source'], without: [] }]],
		[{ source: ' ' }, { source: NONE }, [{ with: [], without: ['Source'] }]],
		[{ no_welcome: null }, { no_welcome: NONE }, [{ with: [], without: ['Quiet'] }]],
		[{ no_welcome: 'maybe' }, { no_welcome: NONE }, [{ with: ['Quiet'], without: [] }]],
		[
			{ centers: { rows: [{ id: undefined }] } },
			{ centers: { rows: [{ id: NONE }] } },
			[{ with: [], without: ['Centers'] }],
		],
		[
			{ centers: { rows: [{ id: undefined }, { id: '1' }] } },
			{ centers: { rows: [{ id: NONE }, { id: '1' }] } },
			[{ with: ['Centers'], without: [] }],
		],
	])('are told with what they give: %j', (values, raw, expected) => {
		expect(filled(values, raw)).toEqual(expected.map((one) => ({ kind: 'filled', ...one })));
	});

	const [source, quiet] = FIELDS;
	if (source === undefined || quiet === undefined) throw new Error('there is no field');

	it('are told for a field that stands by itself, also where its value is refused', () => {
		const refused = inputOf('maybe', NONE);
		expect(() => single(quiet).read(refused.input)).toThrow("'Quiet'");
		expect(refused.hints).toEqual([{ kind: 'filled', with: ['Quiet'], without: [] }]);
		const { input, hints } = inputOf(undefined, NONE);
		expect(single(source).read(input)).toEqual({});
		expect(hints).toEqual([{ kind: 'filled', with: [], without: ['Source'] }]);
	});
});
