import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

import { MAX_BODY_BYTES } from '../../../../nodes/Convio/transport/http/body.ts';

const SCRIPT = fileURLToPath(new URL('../support/decode-large.mts', import.meta.url));
const MOST_TIMES = 12;
const MB = 1024 * 1024;

/**
 * Decodes the largest response of one shape in a process whose heap cannot grow beyond the bound: with
 * more alive at one time, it would end without a word.
 */
async function grownBy(shape: string): Promise<number> {
	const heap = (MAX_BODY_BYTES * (MOST_TIMES + 1)) / MB;
	const options = [`--max-old-space-size=${heap}`, '--expose-gc', '--import', 'tsx'];
	const { stdout } = await promisify(execFile)(process.execPath, [...options, SCRIPT, shape]);
	const result = JSON.parse(stdout) as { grownBy: number; roots: string[] };
	expect(result.roots).toEqual(['r']);
	return result.grownBy;
}

describe('the largest response', () => {
	it('is one of 16 MB', () => {
		expect(MAX_BODY_BYTES).toBe(16 * MB);
	});

	it.each(['groups', 'members', 'custom fields', 'empty elements', 'one long text'])(
		'of %s is decoded in at most 12 times its size',
		async (shape) => {
			expect(await grownBy(shape)).toBeLessThan(MOST_TIMES * MAX_BODY_BYTES);
		},
		120_000,
	);
});
