import { describe, expect, it } from 'vitest';

import { runNode } from '../support/engine.mts';
import { ERROR_CODES } from './support/error-codes.mts';
import { by, FORMATS, jsonOf, paired, pairsOf } from '../support/harness.mts';
import type { Format } from '../support/harness.mts';
import { errorBody, useStub } from './support/stub-site.mts';

const stub = useStub();
const NEW_EMAIL = 'new@example.org';
const ROW = " [member ID 'A-1', item 0]";
/** Codes that are about the caller: no row is at fault. */
const OF_THE_CALLER = ['2', '3', '4', '6', '14'];

function update(format: Format, status: number) {
	return {
		resource: 'constituent',
		operation: 'update',
		constituent: by('member_id', 'A-1'),
		updateFields: { primary_email: NEW_EMAIL },
		options: { response_format: format, suppress_response_codes: status === 200 },
	};
}

/** 403 is the status of every refusal, 405 of a wrong verb, 200 with suppressed codes. */
describe.each([403, 405, 200])('under HTTP status %i', (status) => {
	describe.each(FORMATS)('in %s', (format) => {
		it.each(ERROR_CODES)('code %s becomes an error item', async (code, message, hint) => {
			stub.answer = (form) => ({ status, body: errorBody(form.response_format, code, message) });
			const { success, failed, error } = await runNode({
				parameters: update(format, status),
				credential: stub.credential,
				onError: 'continueErrorOutput',
				items: [{ row: 1 }],
			});
			expect(error).toBeUndefined();
			expect(success).toStrictEqual([]);
			expect(jsonOf(failed)).toStrictEqual([
				{
					row: 1,
					error: `Luminate Online refused the call: ${message.replace(/\.$/, '')} (code ${code})${OF_THE_CALLER.includes(code) ? '' : ROW}`,
					details: {
						outcome: 'not applied',
						safeToRepeat: true,
						description: expect.stringMatching(hint),
						code,
						httpStatus: status,
						method: 'update',
						identity: { member_id: 'A-1', primary_email: NEW_EMAIL },
					},
				},
			]);
			expect(pairsOf(failed)).toStrictEqual([paired(0)]);
			expect(stub.forms).toHaveLength(1);
		});
	});
});

describe('a refusal that says less than it should', () => {
	it.each([
		['no message', errorBody('json', '22', ''), 'no reason given (code 22)'],
		['no code', '{"errorResponse":{"message":"No."}}', 'No (code missing)'],
		['nothing', '{"errorResponse":null}', 'no reason given (code missing)'],
		['numbers', '{"errorResponse":{"code":16,"message":"No."}}', 'No (code 16)'],
	])('%s', async (_, body, words) => {
		stub.answer = () => ({ status: 403, body });
		const { error } = await runNode({
			parameters: update('json', 403),
			credential: stub.credential,
		});
		expect(error?.message).toBe(`Luminate Online refused the call: ${words}${ROW}`);
	});
});
