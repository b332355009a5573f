import { describe, expect, it } from 'vitest';

import { lanesOf } from '../../../../nodes/Convio/constituent/run/lanes.ts';

describe('many lanes', () => {
	it('are found fast, also in the worst order', () => {
		const count = 100_000;
		const chain = Array.from({ length: count }, (_, index) => [`k${index}`, `k${index + 1}`]);
		expect(lanesOf(chain)).toHaveLength(1);
		expect(lanesOf([...chain].reverse())).toHaveLength(1);
		const pairs = Array.from({ length: count }, (_, index) => [`k${index % (count / 2)}`]);
		expect(lanesOf(pairs)).toHaveLength(count / 2);
	});
});
