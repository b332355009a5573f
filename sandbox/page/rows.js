/** Makes the rows of the three tables. Texts are set as text, never as markup. */
import { detailsRow } from './details.js';

function cell(text, { header = false, className = '' } = {}) {
	const element = document.createElement(header ? 'th' : 'td');
	if (header) element.scope = 'row';
	if (className) element.className = className;
	element.textContent = text;
	return element;
}

function row(cells, className = '') {
	const element = document.createElement('tr');
	if (className) element.className = className;
	element.append(...cells);
	return element;
}

/** Replaces the rows of a table body; a list without entries says so. */
export function replaceRows(body, list, toRow) {
	const rows = list.flatMap(toRow);
	if (rows.length === 0) {
		const nothing = cell('Nothing yet', { className: 'muted' });
		nothing.colSpan = body.parentElement.tHead.rows[0].cells.length;
		rows.push(row([nothing]));
	}
	body.replaceChildren(...rows);
}

/** Columns of the table of records. */
const COLUMNS = 7;

/** Parameters that say nothing about the call. */
const PLAIN = new Set(['method', 'v', 'response_format']);

function responseOf(call) {
	if (call.endedAt === undefined) return 'in flight';
	const parts = [call.httpStatus === 0 ? 'no answer' : String(call.httpStatus)];
	if (call.code !== undefined) parts.push(`code ${call.code}`);
	if (call.fault !== undefined) parts.push(`fault: ${call.fault}`);
	if (call.pending) parts.push('still being applied');
	if (call.applied) parts.push('data changed');
	return parts.join(', ');
}

export function callRow(call) {
	const params = Object.entries(call.params)
		.filter(([name]) => !PLAIN.has(name))
		.map(([name, value]) => `${name}=${value}`)
		.join('  ');
	const took = call.endedAt === undefined ? '' : `${Math.round(call.endedAt - call.startedAt)} ms`;
	const bad = call.endedAt !== undefined && call.httpStatus !== 200;
	return row([
		cell(String(call.seq), { className: 'number' }),
		cell(new Date(call.startedAt).toLocaleTimeString()),
		cell(call.method || `${call.verb} ${call.path}`, { header: true }),
		cell(params, { className: 'long' }),
		cell(responseOf(call), { className: bad ? 'long bad' : 'long' }),
		cell(took, { className: 'number' }),
	]);
}

/** cons_id of the records whose details are shown. */
const opened = new Set();

/** A button with the ID of a record, which shows and hides the row with all that is stored. */
function opener(one, columns) {
	const button = document.createElement('button');
	const id = `details-${one.consId}`;
	button.type = 'button';
	button.className = 'opener';
	button.dataset.consId = one.consId;
	button.textContent = one.consId;
	button.title = 'Show every stored field';
	button.setAttribute('aria-controls', id);
	button.setAttribute('aria-expanded', String(opened.has(one.consId)));
	button.addEventListener('click', () => {
		const open = !opened.delete(one.consId);
		if (open) opened.add(one.consId);
		button.setAttribute('aria-expanded', String(open));
		if (open) button.closest('tr').after(detailsRow(one, id, columns));
		else document.getElementById(id)?.remove();
	});
	return { button, id };
}

/** The row of a record, with its details below where they are open. */
export function constituentRow(one) {
	const { values } = one;
	const name = [values['name.first'], values['name.last']].filter(Boolean).join(' ');
	const heading = cell('', { header: true });
	const { button, id } = opener(one, COLUMNS);
	heading.append(button);
	const main = row(
		[
			heading,
			cell(name),
			cell(values['email.primary_address'] ?? ''),
			cell(values['member_id'] ?? ''),
			cell(one.groups.join(', '), { className: 'long' }),
			cell(String(one.interactions.length), { className: 'number' }),
			cell(one.changedAt > 0 ? `change ${one.changedAt}` : ''),
		],
		one.changedAt > 0 ? 'fresh' : '',
	);
	return opened.has(one.consId) ? [main, detailsRow(one, id, COLUMNS)] : [main];
}

export function groupRow(group) {
	return row([
		cell(group.id),
		cell(group.name, { header: true }),
		cell(String(group.members), { className: 'number' }),
		cell(group.mode),
		cell(group.lists.join(', ')),
	]);
}
