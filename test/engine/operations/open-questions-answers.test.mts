/** What no document says about the form of an answer; see open-questions.test.mts. */
import { describe, expect, it } from 'vitest';

import { editorOf } from './support/editor.mts';
import { by, credentialOf, FORMATS, jsonOf, run, useSandbox } from '../support/harness.mts';
import { ADA, addAda } from './support/people.mts';

const running = useSandbox();
const constituent = by('cons_id', ADA);

describe.each([
	'text/xml',
	'application/xml',
	'application/json',
	'text/plain',
	'text/html;charset=UTF-8',
	'application/octet-stream',
])('answers of the type %s', (type) => {
	it.each(FORMATS)('are read by what they hold, in %s', async (response_format) => {
		running().reset({ xmlContentType: type, jsonContentType: type });
		addAda(running());
		const options = { response_format };
		const { success } = await run(running(), {
			resource: 'constituent',
			operation: 'get',
			parameters: { constituent, options },
		});
		expect(jsonOf(success)).toMatchObject([{ cons_id: ADA, 'name.last': "O'Brien-Łukasz" }]);
		const { failed } = await run(running(), {
			resource: 'constituent',
			operation: 'update',
			parameters: {
				constituent,
				interaction: { interaction_cat_id: '9' },
				options,
			},
			onError: 'continueErrorOutput',
		});
		expect(jsonOf(failed)).toMatchObject([{ details: { code: '29', outcome: 'unknown' } }]);
	});
});

describe('the roots of getUserCenters and listInterests', () => {
	const ROOTS = ['getConsCentersResponse', 'getUserCentersResponse', 'listCentersResponse'];

	it.each(FORMATS.flatMap((format) => ROOTS.map((root) => [root, format] as const)))(
		'%s of the centers of a record, in %s',
		async (centersRoot, response_format) => {
			running().reset({ centersRoot });
			addAda(running());
			const { success } = await run(running(), {
				resource: 'constituent',
				operation: 'getCenters',
				parameters: { constituent, options: { response_format } },
			});
			expect(jsonOf(success)).toMatchObject([{ id: '1101', label: 'North Center' }]);
		},
	);

	it('a root that names no response is reported, not taken for an empty list', async () => {
		running().reset({ centersRoot: 'centers' });
		addAda(running());
		const { success, failed } = await run(running(), {
			resource: 'constituent',
			operation: 'getCenters',
			parameters: { constituent },
			onError: 'continueErrorOutput',
		});
		expect(success).toStrictEqual([]);
		expect(jsonOf(failed)).toMatchObject([{ details: { outcome: 'not applied' } }]);
	});

	it.each(['listInterestsResponse', 'listConsInterestsResponse', 'getInterestsResponse'])(
		'%s of the interests of the site',
		async (interestsRoot) => {
			running().reset({ interestsRoot });
			const { results } = await editorOf(credentialOf(running())).searchInterests();
			expect(results).toHaveLength(7);
		},
	);
});

describe.each(FORMATS)('cons_id in the answer of logInteraction, in %s', (response_format) => {
	const message = 'Interaction logged successfully.';
	it.each([
		[true, 'cons_id', ADA, { cons_id: ADA, message }],
		[true, 'member_id', 'A-0001', { cons_id: ADA, message }],
		[false, 'cons_id', ADA, { cons_id: ADA, message }],
		[false, 'member_id', 'A-0001', { message }],
	])('present: %s, called by %s', async (logInteractionConsId, mode, value, expected) => {
		running().reset({ logInteractionConsId });
		const ada = addAda(running());
		const { success } = await run(running(), {
			resource: 'interaction',
			operation: 'create',
			parameters: {
				constituent: by(mode, value),
				interaction_subject: 'Called',
				options: { response_format },
			},
		});
		expect(jsonOf(success)).toMatchObject([expected]);
		expect(ada.interactions.at(-1)).toMatchObject({ subject: 'Called' });
	});
});

it.each([true, false])('cons_id in getUser without being asked for: %s', async (consIdAlways) => {
	running().reset({ consIdAlways });
	addAda(running());
	const { success } = await run(running(), {
		resource: 'constituent',
		operation: 'get',
		parameters: { constituent, fieldNames: ['name.first'] },
	});
	const record = { 'name.first': 'Ada' };
	expect(jsonOf(success)).toStrictEqual([consIdAlways ? { cons_id: ADA, ...record } : record]);
});
