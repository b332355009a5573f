// @ts-check
/** Runs examples/first-steps.workflow.json in an n8n and compares the results with its CSV. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** @typedef {import('../n8n/client.mjs').N8nClient} N8nClient */
/** @typedef {import('../n8n/client.mjs').Execution} Execution */
/** @typedef {Record<string, string>} Row */

/**
 * @typedef {object} Outcome
 * @property {string} workflowId
 * @property {string} executionId
 * @property {string[]} lines a table of what happened, for a person to read
 * @property {string[]} surprises differences to what the CSV says; empty if there are none
 */

/**
 * Imports the example, sets its credential and the path of its CSV, and runs it.
 *
 * @param {object} options
 * @param {N8nClient} options.client logged in
 * @param {{ id: string, name: string }} options.credential of type convioApi
 * @param {string} options.examples the folder `examples`, which that n8n may read
 * @returns {Promise<Outcome>}
 */
export async function runFirstSteps({ client, credential, examples }) {
	const text = await readFile(join(examples, 'first-steps.workflow.json'), 'utf8');
	const workflow = JSON.parse(text);
	const csv = join(examples, 'supporters.csv');
	for (const node of workflow.nodes) {
		if (node.type === 'n8n-nodes-convio.convioConstituent') {
			node.credentials = { convioApi: { id: credential.id, name: credential.name } };
		}
		// The node needs forward slashes on every platform.
		if (node.name === 'Read supporters.csv') {
			node.parameters.fileSelector = csv.replaceAll('\\', '/');
		}
	}
	const { id } = await client.createWorkflow(workflow);
	const executionId = await client.runWorkflow(id, 'When clicking ‘Execute workflow’');
	const execution = await client.waitForExecution(executionId);
	const rows = parseCsv(await readFile(csv, 'utf8'));
	return { workflowId: id, executionId, ...judge(rows, execution) };
}

/**
 * @param {Row[]} rows the CSV
 * @param {Execution} execution
 * @returns {{ lines: string[], surprises: string[] }}
 */
export function judge(rows, execution) {
	/** @type {string[]} */
	const surprises = [];
	/** @param {string} what @param {unknown} got @param {unknown} wanted */
	const expect = (what, got, wanted) => {
		if (got !== wanted) surprises.push(`${what}: ${String(got)}, but ${String(wanted)} by the CSV`);
	};
	if (execution.status !== 'success') {
		surprises.push(`The run ended with "${execution.status}": ${execution.error?.message ?? ''}`);
	}
	const created = itemsOf(execution, 'Create');
	const updated = itemsOf(execution, 'Update');
	const groups = itemsOf(execution, 'Whose group');
	const refused = itemsOf(execution, 'What to correct');
	const isGood = (/** @type {Row} */ row) => row.Remark === 'new' || row.Remark === 'known';

	expect('Rows read', itemsOf(execution, 'Rows').length, rows.length);
	expect('Created', created.length, rows.filter((row) => row.Remark === 'new').length);
	expect('Updated', updated.length, rows.filter((row) => row.Remark === 'known').length);
	expect('Groups that could not be read', itemsOf(execution, 'Get groups', 1).length, 0);

	const wanted = tally(rows.filter((row) => !isGood(row)).map((row) => row.Remark ?? ''));
	const got = tally(refused.map((item) => String(item.remark)));
	for (const remark of new Set([...wanted.keys(), ...got.keys()])) {
		expect(`Refused, ${remark}`, got.get(remark) ?? 0, wanted.get(remark) ?? 0);
	}

	// Edit Fields turns an empty text into null. The keys of both sides must still be equal.
	const key = (
		/** @type {unknown} */ memberId,
		/** @type {unknown} */ email,
		/** @type {unknown} */ group,
	) => [memberId || '', email || '', group].join('/');
	const inGroup = new Set(groups.map((item) => key(item.member_id, item.email, item.group_id)));
	const missing = rows
		.filter(isGood)
		.flatMap((row) =>
			(row.Groups ?? '')
				.split(',')
				.filter((group) => group && !inGroup.has(key(row['Member ID'], row['E-mail'], group))),
		);
	expect('Groups of the CSV that are missing on the site', missing.length, 0);

	const reasons = new Map(refused.map((item) => [String(item.remark), String(item.reason)]));
	const lines = [
		`${pad(rows.length)} rows in examples/supporters.csv`,
		`${pad(created.length)} created`,
		`${pad(updated.length)} updated`,
		`${pad(groups.length)} groups read`,
		`${pad(refused.length)} refused:`,
		...[...got].map(([remark, count]) => `${pad(count)}   ${remark}: ${reasons.get(remark)}`),
	];
	return { lines, surprises };
}

/**
 * @param {Execution} execution
 * @param {string} node
 * @param {number} [output]
 */
function itemsOf(execution, node, output = 0) {
	const runs = execution.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main?.[output] ?? []).map((item) => item.json);
}

/** @param {string[]} values */
function tally(values) {
	/** @type {Map<string, number>} */
	const counts = new Map();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return counts;
}

/** @param {number} count */
function pad(count) {
	return String(count).padStart(6);
}

/**
 * @param {string} text CSV with a heading, quoted where needed, no line breaks inside a cell
 * @returns {Row[]}
 */
export function parseCsv(text) {
	const [heading = [], ...lines] = text
		.trimEnd()
		.split('\n')
		.map((line) =>
			[...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
				([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
			),
		);
	return lines.map((cells) =>
		Object.fromEntries(heading.map((name, index) => [name, cells[index] ?? ''])),
	);
}
