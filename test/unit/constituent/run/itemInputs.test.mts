import { describe, expect, it, vi } from 'vitest';

import { itemInputs } from '../../../../nodes/Convio/constituent/run/itemInputs.ts';
import { FakeContext } from './support/context.mts';
import { FakeSite } from '../../sending/support/site.mts';

const PARAMETERS = {
	fixed: 'same',
	varying: '=name',
	locator: { mode: 'cons_id', value: '=name' },
	list: { values: [{ id: 'a' }, { id: '=name' }] },
	options: { timeout: 5, nested: { plain: 'x' } },
	escaped: 'a=b',
};
const ITEMS = [{ name: 'Ada' }, { name: 'Bob' }, { name: 'Cy' }];

function inputs(
	context = new FakeContext(new FakeSite(), { parameters: PARAMETERS, items: ITEMS }),
) {
	return { context, inputAt: itemInputs(context.functions) };
}

describe('what an item’s operation gets to read', () => {
	it.each<[string, unknown[]]>([
		['fixed', ['same', 'same', 'same']],
		['varying', ['Ada', 'Bob', 'Cy']],
		['locator', ITEMS.map(({ name }) => ({ mode: 'cons_id', value: name }))],
		['list', ITEMS.map(({ name }) => ({ values: [{ id: 'a' }, { id: name }] }))],
		['options.timeout', [5, 5, 5]],
		['missing', [null, null, null]],
	])('%s', (name, values) => {
		const { inputAt } = inputs();
		expect(ITEMS.map((_, index) => inputAt(index).read(name))).toEqual(values);
	});

	it('is resolved once if it has no expression', () => {
		const { context, inputAt } = inputs();
		const names = ['fixed', 'options', 'options.nested.plain', 'escaped', 'missing'];
		for (let index = 0; index < 3; index += 1) {
			for (const name of names) inputAt(index).read(name);
		}
		expect(context.reads).toEqual(names);
	});

	it('is resolved for each item if it has one, however deep', () => {
		const { context, inputAt } = inputs();
		for (const name of ['varying', 'locator', 'list']) {
			for (let index = 0; index < 3; index += 1) inputAt(index).read(name);
		}
		expect(context.reads).toHaveLength(9);
		expect(context.readFor).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2]);
	});

	it('has the parameter as it was set, too', () => {
		const { context, inputAt } = inputs();
		expect(inputAt(1).readRaw('varying')).toBe('=name');
		expect(inputAt(1).readRaw('locator.value')).toBe('=name');
		expect(inputAt(1).readRaw('options.timeout')).toBe(5);
		expect(inputAt(1).readRaw('fixed.nothing')).toBeUndefined();
		expect(inputAt(1).readRaw('nothing.at.all')).toBeUndefined();
		expect(context.reads).toEqual([]);
	});

	it('has the item, and the zone of the workflow', () => {
		const { inputAt } = inputs();
		const input = inputAt(2);
		expect(input.json).toEqual({ name: 'Cy' });
		expect(input.timeZone).toBe('Europe/Berlin');
		expect(inputAt(99).json).toEqual({});
	});

	it('is not checked by n8n, since the operations check more and name the item', () => {
		const context = new FakeContext(new FakeSite(), { parameters: PARAMETERS });
		const { functions } = context;
		const getNodeParameter = vi.spyOn(functions, 'getNodeParameter');
		itemInputs(functions)(0).read('fixed');
		expect(getNodeParameter).toHaveBeenCalledWith('fixed', 0, null, { skipValidation: true });
	});
});
