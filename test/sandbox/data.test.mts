import { describe, expect, it } from 'vitest';
import { useSandbox } from './client.mts';

const running = useSandbox();

/** All values of one field. */
function values(name: string): string[] {
	return [...running().site.constituents.values()].flatMap((one) => one.values.get(name) ?? []);
}

describe('the generated data', () => {
	it('has the promised numbers', () => {
		const { constituents, groups, interests, centers } = running().site;
		expect([constituents.size, groups.size, interests.size, centers.size]).toEqual([
			1000, 20, 8, 3,
		]);
	});

	it('has every kind of name, address and ZIP code', () => {
		const names = [...values('name.first'), ...values('name.last')].join(' ');
		expect(names).toMatch(/[À-ÿ]/);
		expect(names).toMatch(/[\u4e00-\u9fff]/);
		expect(names).toMatch(/'/);
		expect(values('email.primary_address').some((one) => one.includes('+'))).toBe(true);
		expect(values('primary_address.zip').some((one) => one.startsWith('0'))).toBe(true);
		expect(values('member_id').some((one) => one.startsWith('0'))).toBe(true);
	});

	it('has equal member IDs, and equal addresses only where the site allows them', () => {
		const ids = values('member_id');
		expect(new Set(ids).size).toBeLessThan(ids.length);
		expect(new Set(values('email.primary_address')).size).toBe(1000);
		running().reset({ uniqueEmail: false });
		expect(new Set(values('email.primary_address')).size).toBeLessThan(1000);
	});

	it('has every kind of group, with members', () => {
		const groups = [...running().site.groups.values()];
		const modes = new Set(groups.map(({ mode }) => mode));
		expect(modes).toContain('DYNAMIC_REBUILDABLE');
		const lists = new Set(groups.flatMap((group) => group.lists));
		expect([...lists].sort()).toEqual([
			'ADMIN_SECURITY',
			'EMAIL',
			'HEIRARCHY',
			'MEMBERSHIP',
			'REPORTWRITER_SHAREES',
			'STATES',
		]);
		expect(groups.some(({ id }) => Number(id) < 1000)).toBe(true);
		expect(groups.filter(({ members }) => members.size > 0).length).toBeGreaterThan(15);
	});

	it('has records in no group, in one and in several', () => {
		const sizes = new Set([...running().site.constituents.values()].map((one) => one.groups.size));
		for (const size of [0, 1, 2]) expect(sizes).toContain(size);
	});

	it('fits the length of every field', () => {
		const { constituents, fields } = running().site;
		for (const one of constituents.values()) {
			for (const [name, value] of one.values) {
				const field = fields.get(name);
				expect(field, name).toBeDefined();
				expect(value.length).toBeLessThanOrEqual(field?.maxChars ?? Infinity);
			}
		}
	});

	it('comes back at a reset, with any number of records', () => {
		running().site.nextConsId = 5;
		running().reset({ population: 10 });
		expect(running().site.constituents.size).toBe(10);
		expect(running().site.nextConsId).toBe(1000011);
		running().reset();
		expect(running().site.constituents.size).toBe(1000);
		expect(running().site.revision).toBe(0);
	});
});
