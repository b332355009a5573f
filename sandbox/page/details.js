/** Shows everything that is stored of one record, below its row. */

function element(name, text, className = '') {
	const made = document.createElement(name);
	made.textContent = text;
	if (className) made.className = className;
	return made;
}

/** An empty text is not the same as no value: the site answers the one as {}, the other as null. */
function shown(value) {
	return value === '' ? '(empty text)' : value;
}

function time(milliseconds) {
	return milliseconds > 0 ? new Date(milliseconds).toLocaleString() : '';
}

/** A heading with pairs of a name and a text; nothing when there are none. */
function part(title, pairs) {
	if (pairs.length === 0) return [];
	const list = document.createElement('dl');
	for (const [name, text] of pairs) list.append(element('dt', name), element('dd', text));
	return [element('h3', title), list];
}

function interactionText({ subject, body, typeId, categoryId, count, loggedAt, automatic }) {
	const by = automatic ? 'logged by the site itself' : 'logged by a call';
	const about = `type ${typeId}, category ${categoryId}, ${count} times, ${by}`;
	return `${time(loggedAt)}: ${subject}${body ? ` (${body})` : ''}; ${about}`;
}

function transactionText({ at, type, amount, tenderType }) {
	return `${time(at)}: ${type}, $${amount}, ${tenderType}`;
}

/** The row that holds the details of a record; `columns` is the width of the table. */
export function detailsRow(one, id, columns) {
	const row = document.createElement('tr');
	row.id = id;
	row.className = 'details';
	const cell = document.createElement('td');
	cell.colSpan = columns;
	const byName = Object.entries(one.values).sort(([a], [b]) => (a < b ? -1 : 1));
	const lists = [
		['Groups', one.groups],
		['Interests', one.interests],
		['Centers', one.centers],
		['Centers opted in to', one.centerOptIns],
	].filter(([, ids]) => ids.length > 0);
	const site = [
		['Edits', String(one.edits)],
		['Last written', time(one.editedAt)],
		['Welcome messages', String(one.welcomes)],
	].filter(([, text]) => text !== '');
	cell.append(
		...part(
			'Fields',
			byName.map(([name, value]) => [name, shown(value)]),
		),
		...part(
			'Lists',
			lists.map(([name, ids]) => [name, ids.join(', ')]),
		),
		...part(
			'Interactions',
			one.interactions.map((entry) => [entry.id, interactionText(entry)]),
		),
		...part(
			'Transactions',
			one.transactions.map((entry) => [entry.confirmationCode, transactionText(entry)]),
		),
		...part('Record', site),
	);
	row.append(cell);
	return row;
}
