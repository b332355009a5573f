import { describe, expect, it } from 'vitest';

import { askAll } from '../../scripts/probe/questions.mts';
import { reportOf } from '../../scripts/probe/report.mts';
import type { SettingsPatch } from '../../sandbox/settings.mts';
import { addRecord, useSandbox } from './client.mts';

const running = useSandbox();
const GROUP = '1010';
const READS = /^(?:get|list)[A-Z]/;

/** What the probe tells of a site with these settings. */
async function probe(settings: SettingsPatch = {}): Promise<string> {
	const sandbox = running();
	sandbox.reset(settings);
	const one = addRecord(sandbox, {
		'name.first': 'Zebulon',
		'email.primary_address': 'zebulon@probe.example',
		birth_date: '1980-05-02',
	});
	sandbox.site.setMember(one, GROUP, true);
	const login = { site: `${sandbox.url}/demo/site`, ...sandbox.credentials };
	return reportOf(await askAll(login, { consId: one.consId, groupId: GROUP }));
}

describe('the probe', () => {
	it('calls nothing but reads, and never writes', async () => {
		await probe();
		const { calls } = running();
		expect(calls.length).toBeGreaterThan(15);
		for (const { method } of calls) expect(method).toMatch(READS);
		for (const { writes = [] } of calls) expect(writes).toEqual([]);
	});

	it('tells no value of a record, and no secret', async () => {
		const report = await probe();
		for (const secret of Object.values(running().credentials)) {
			expect(report).not.toContain(secret);
		}
		for (const value of ['Zebulon', 'zebulon@probe.example', '1980-05-02']) {
			expect(report).not.toContain(value);
		}
	});

	it.each<[string, SettingsPatch, RegExp, SettingsPatch, RegExp]>([
		[
			'empty texts',
			{ emptyText: 'object' },
			/"empty object"/,
			{ emptyText: 'text' },
			/"empty text"/,
		],
		[
			'the root',
			{ rootKey: 'plain' },
			/root 'getConsResponse'/,
			{ rootKey: 'trailingBlank' },
			/root 'getConsResponse '/,
		],
	])('tells both answers apart: %s', async (_name, one, seenWithOne, other, seenWithOther) => {
		expect(await probe(one)).toMatch(seenWithOne);
		expect(await probe(other)).toMatch(seenWithOther);
	});

	it('says how the site ends a list, and whether its order is stable', async () => {
		const report = await probe();
		expect(report).toContain('the second page repeats the first: false');
		expect(report).toContain('the same order twice in a row: true');
	});
});
