import { expect, it } from 'vitest';

import { inPool } from '../../../../nodes/Convio/constituent/run/pool.ts';
import { settled } from '../../sending/support/clock.mts';

it('works on so many at once, in the order of the list', async () => {
	const begun: number[] = [];
	const ends: Array<() => void> = [];
	const done = inPool([0, 1, 2, 3, 4], 2, async (entry) => {
		begun.push(entry);
		await new Promise<void>((resolve) => {
			ends[entry] = resolve;
		});
	});
	await settled();
	expect(begun).toEqual([0, 1]);
	ends[1]?.();
	await settled();
	expect(begun).toEqual([0, 1, 2]);
	ends[0]?.();
	ends[2]?.();
	await settled();
	expect(begun).toEqual([0, 1, 2, 3, 4]);
	ends[3]?.();
	ends[4]?.();
	await done;
});

it('fails with its work', async () => {
	const work = async () => await Promise.reject(new Error('no'));
	await expect(inPool([1], 1, work)).rejects.toThrow('no');
});
