/** Makes the rows of the three tables. Texts are set as text, never as markup. */

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
	const rows = list.map(toRow);
	if (rows.length === 0) {
		const nothing = cell('Nothing yet', { className: 'muted' });
		nothing.colSpan = body.parentElement.tHead.rows[0].cells.length;
		rows.push(row([nothing]));
	}
	body.replaceChildren(...rows);
}

/** Parameters that say nothing about the call. */
const PLAIN = new Set(['method', 'v', 'response_format']);

function answerOf(call) {
	if (call.endedAt === undefined) return 'in flight';
	const parts = [call.httpStatus === 0 ? 'no answer' : String(call.httpStatus)];
	if (call.code !== undefined) parts.push(`code ${call.code}`);
	if (call.fault !== undefined) parts.push(`fault: ${call.fault}`);
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
		cell(answerOf(call), { className: bad ? 'long bad' : 'long' }),
		cell(took, { className: 'number' }),
	]);
}

export function constituentRow(one) {
	const { values } = one;
	const name = [values['name.first'], values['name.last']].filter(Boolean).join(' ');
	return row(
		[
			cell(one.consId, { header: true }),
			cell(name),
			cell(values['email.primary_address'] ?? ''),
			cell(values['member_id'] ?? ''),
			cell(one.groups.join(', '), { className: 'long' }),
			cell(String(one.interactions.length), { className: 'number' }),
			cell(one.changedAt > 0 ? `change ${one.changedAt}` : ''),
		],
		one.changedAt > 0 ? 'fresh' : '',
	);
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
