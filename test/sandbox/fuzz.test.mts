import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handleCall } from '../../sandbox/servlets/calls.mts';
import { SandboxState } from '../../sandbox/state.mts';
import { Params } from '../../sandbox/wire/params.mts';
import { WRITE_PARAMETERS } from '../../sandbox/write/field-changes.mts';

const METHODS = ['create', 'update', 'createOrUpdate', 'getUser', 'getUserInteractions'];
const OTHERS = ['logInteraction', 'getGroupMembers', 'listUserFields', 'getUserCenters', 'none'];
const MORE = ['updateInteraction', 'listInteractions', 'getUserTransactions', 'listCenters'];

describe('whatever is sent', () => {
	const { site } = new SandboxState(1, { population: 20 });
	const { apiKey: api_key, loginName: login_name, loginPassword: login_password } = site.settings;
	const names = [
		...site.fields.keys(),
		...WRITE_PARAMETERS,
		...['fields', 'max_number', 'group_id', 'begin_date', 'list_page_size', 'center_id', 'x'],
		...['interaction_id', 'interaction_type_id', 'end_date', 'transaction_type'],
	];
	const value = fc.oneof(
		fc.constantFrom('', ' ', '1000001', '1010', '1010,1013', 'true', '2024-02-29', 'custom'),
		fc.string({ unit: 'binary', maxLength: 90 }),
	);

	it('is answered in the format asked for, and errors change nothing', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...METHODS, ...OTHERS, ...MORE),
				fc.constantFrom('json', 'xml'),
				fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 8 }),
				(method, response_format, sent) => {
					const all = { v: '1.0', api_key, login_name, login_password, method, response_format };
					const params = new Params(new Map(Object.entries({ ...sent, ...all })));
					const before = site.revision;
					const size = site.constituents.size;
					const call = { servlet: 'SRConsAPI', verb: 'POST', params, ip: '127.0.0.1' };
					const answer = handleCall(site, call);
					expect([200, 403]).toContain(answer.httpStatus);
					if (response_format === 'json') {
						const root = JSON.parse(answer.body) as Record<string, unknown>;
						expect(Object.keys(root)).toHaveLength(1);
					} else expect(answer.body).toMatch(/^<\?xml [^]*>$/);
					if (answer.code === undefined) return;
					expect(site.revision).toBe(before);
					expect(site.constituents.size).toBe(size);
				},
			),
			{ numRuns: 400, seed: 1 },
		);
	});

	it('leaves every record findable by its values', () => {
		for (const one of site.constituents.values()) {
			for (const name of ['email.primary_address', 'member_id', 'user_name'] as const) {
				const text = one.values.get(name);
				if (text) expect(site.find(name, text)).toContain(one);
			}
		}
	});
});
