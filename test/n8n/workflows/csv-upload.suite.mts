import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseCsv } from '../../../demo/first-steps.mjs';
import type { Sandbox } from '../../../sandbox/index.mts';
import type { Lab } from '../support/lab.mts';
import { xlsx } from '../support/xlsx.mts';
import { EXAMPLES, publish, readExample } from '../support/workflow.mts';

type Row = Record<string, string>;

/** What a browser gets: the words of the last page, and the file that it downloads. */
interface Answer {
	page: string;
	report: Row[];
	executionId: string;
}

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function asCsv(text: string): File {
	return new File([text], 'members.csv', { type: 'text/csv' });
}

function asXlsx(text: string): File {
	const heading = Object.keys(parseCsv(text)[0] ?? {});
	const cells = parseCsv(text).map((row) => heading.map((name) => row[name] ?? ''));
	return new File([xlsx([heading, ...cells])], 'Members.XLSX', { type: XLSX_TYPE });
}

/** Drops a file on the form and waits for its last page, as the form's own script does. */
async function drop(formUrl: string, file: File): Promise<Answer> {
	const form = new FormData();
	form.append('field-0', file);
	const answer = await fetch(formUrl, { method: 'POST', body: form });
	const { formWaitingUrl } = (await answer.json()) as { formWaitingUrl: string };
	const status = new URL(formWaitingUrl);
	status.pathname += '/n8n-execution-status';
	for (;;) {
		const text = (await (await fetch(status)).text()).trim();
		if (text === 'form-waiting') break;
		if (text !== 'running') throw new Error(`The form's workflow is "${text}"`);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	const page = await (await fetch(formWaitingUrl)).text();
	await fetch(formWaitingUrl, { method: 'POST' }); // what the page does when it has loaded
	return {
		page: page.match(/<p style="white-space: pre-line;">([^<]*)/)?.[1] ?? '',
		report: reportOf(page),
		executionId: formWaitingUrl.match(/form-waiting\/(\d+)/)?.[1] ?? '',
	};
}

/** The page carries the file in its script, if there is one. */
function reportOf(page: string): Row[] {
	const encoded = page.match(/const binaries = "([^"]+)"/)?.[1];
	if (encoded === undefined) return [];
	const [file] = JSON.parse(decodeURIComponent(encoded)) as Array<{ data: { data: number[] } }>;
	if (file === undefined) return [];
	return parseCsv(new TextDecoder().decode(new Uint8Array(file.data.data)));
}

/** Which field of the record each column becomes. */
const FIELDS: Readonly<Record<string, string>> = {
	'First Name': 'name.first',
	'Last Name': 'name.last',
	City: 'primary_address.city',
	'Zip Code': 'primary_address.zip',
	'Member ID': 'member_id',
	'E-mail': 'email.primary_address',
};

/** What the site must hold of a row that was saved; its groups are added to those it had. */
function expectStored(sandbox: Sandbox, consId: string, row: Row): void {
	const record = sandbox.site.constituents.get(consId);
	for (const [heading, field] of Object.entries(FIELDS)) {
		expect(record?.values.get(field), `${field} of ${row['Member ID']}`).toBe(row[heading]);
	}
	const groups = row.Groups?.split(',').filter((id) => id !== '') ?? [];
	expect([...(record?.groups ?? [])]).toEqual(expect.arrayContaining(groups));
}

export function csvUploadSuite(lab: () => Lab): void {
	let id: string;
	let url: string;
	let csv: string;
	let rows: Row[];

	beforeAll(async () => {
		csv = await readFile(join(EXAMPLES, 'members.csv'), 'utf8');
		rows = parseCsv(csv);
		const { client, credential } = lab();
		id = await publish(client, credential, await readExample('csv-upload'));
		url = `${lab().url}/form/import-supporters`;
	});
	afterAll(async () => await lab().client.deactivateWorkflow(id));

	it('saves each good row and reports of each row what became of it', async () => {
		const { sandbox, client } = lab();
		// Excel writes a byte order mark.
		const { page, report, executionId } = await drop(url, asCsv(`\uFEFF${csv}`));

		expect(report.map(({ row, member_id }) => `${row} ${member_id}`)).toEqual(
			rows.map((row, index) => `${index + 2} ${row['Member ID']}`),
		);
		const results: Record<string, string> = { new: 'created', known: 'updated' };
		for (const [index, row] of rows.entries()) {
			const line = report[index];
			const good = results[row.Remark ?? ''];
			expect(line?.result, `row ${index + 2}: ${row.Remark}`).toBe(good ?? 'not saved');
			expect(line?.problem === '', `row ${index + 2} has a reason`).toBe(good !== undefined);
			expect(line?.what_to_do === '').toBe(good !== undefined);
			// The last row of a member is the one that stays.
			const last = rows.findLast((other) => other['Member ID'] === row['Member ID']);
			if (good && last === row) expectStored(sandbox, line?.cons_id ?? '', row);
		}
		const saved = report.filter(({ problem }) => problem === '');
		expect(sandbox.calls.filter((call) => call.applied)).toHaveLength(saved.length);
		const count = (result: string) => report.filter((line) => line.result === result).length;
		expect(page).toBe(
			`${rows.length} rows: ${count('created')} created, ${count('updated')} updated, ` +
				`${count('not saved')} not saved. The report says why.`,
		);
		expect((await client.waitForExecution(executionId)).status).toBe('success');
	});

	it('adds nobody when the same file is dropped again', async () => {
		const { sandbox } = lab();
		const first = await drop(url, asCsv(csv));
		const population = sandbox.site.constituents.size;
		const second = await drop(url, asCsv(csv));

		expect(sandbox.site.constituents.size).toBe(population);
		const ids = ({ report }: Answer) => report.map(({ cons_id }) => cons_id);
		expect(ids(second)).toEqual(ids(first));
		expect(new Set(second.report.map(({ result }) => result))).toEqual(
			new Set(['updated', 'not saved']),
		);
	});

	it('takes the same rows from an XLSX file', async () => {
		const { sandbox } = lab();
		const { report } = await drop(url, asXlsx(csv));
		const stored = sandbox.site.find('member_id', 'M-1001')[0];
		expect(stored?.values.get('primary_address.zip')).toBe('02139');
		sandbox.reset();
		const { report: fromCsv } = await drop(url, asCsv(csv));
		expect(report).toHaveLength(rows.length);
		expect(report).toEqual(fromCsv);
	});

	it.each([
		['CSV', asCsv],
		['XLSX', asXlsx],
	])('names the heading that a %s file lacks, once, and sends nothing', async (_kind, file) => {
		const { page, report } = await drop(
			url,
			file('Supporter ID,E-mail\nA-1,a@example.net\nA-2,\n'),
		);
		expect(page).toBe(
			'The file has no column Member ID. It has: Supporter ID, E-mail. Rename the column, then drop the file again.',
		);
		expect(report).toEqual([]);
		expect(lab().sandbox.calls).toEqual([]);
	});

	it('says of a file without rows that it has none', async () => {
		const { page } = await drop(url, asCsv('Member ID,E-mail\n'));
		expect(page).toContain('It has no rows.');
		expect(lab().sandbox.calls).toEqual([]);
	});
}
