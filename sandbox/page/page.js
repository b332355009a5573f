/** Live view of the stand-in: asks the control endpoints once a second while it is visible. */
import { callRow, constituentRow, groupRow, replaceRows } from './rows.js';

const POLL_MS = 1000;
const SHOWN_CALLS = 200;

const byId = (id) => document.getElementById(id);

/** Calls shown, by number. */
const calls = new Map();
/** What the last state told, to fetch only what changed. */
let last = { revision: -1, calls: -1, search: undefined };
let paused = false;
let polling = false;

async function get(path) {
	const response = await fetch(`/_sandbox${path}`);
	if (!response.ok) throw new Error(`status ${response.status}`);
	return response.json();
}

/** Fetches the calls behind the last one that has ended. */
async function updateCalls() {
	const open = [...calls.values()].find((call) => call.endedAt === undefined);
	const since = open ? open.seq - 1 : Math.max(0, ...calls.keys());
	const before = calls.size;
	const { calls: fresh } = await get(`/calls?since=${since}&limit=${SHOWN_CALLS}`);
	for (const call of fresh) calls.set(call.seq, call);
	while (calls.size > SHOWN_CALLS) calls.delete(calls.keys().next().value);
	replaceRows(byId('call-rows'), [...calls.values()].reverse(), callRow);
	return calls.size - before;
}

async function updateConstituents(search) {
	const { constituents, total } = await get(`/constituents?search=${encodeURIComponent(search)}`);
	const shown = constituents.length;
	byId('found').textContent = shown < total ? `${shown} of ${total} shown` : `${total} found`;
	// The rows are made anew, so the focus would be lost.
	const focused = document.activeElement?.dataset?.consId;
	replaceRows(byId('constituent-rows'), constituents, constituentRow);
	if (focused) document.querySelector(`[data-cons-id="${focused}"]`)?.focus();
}

/** Asks for the state, and for whatever it says has changed. */
async function poll() {
	if (polling) return;
	polling = true;
	try {
		const { revision, counts } = await get('/state');
		byId('summary').textContent =
			`${counts.constituents} constituents, ${counts.groups} groups, ` +
			`${counts.calls} calls, ${counts.inFlight} in progress (at most ${counts.peakInFlight})`;
		if (counts.calls < last.calls) calls.clear();
		const open = [...calls.values()].some((call) => call.endedAt === undefined);
		if (counts.calls !== last.calls || open) {
			const added = await updateCalls();
			if (added > 0 && last.calls >= 0) announce(`${added} new ${added === 1 ? 'call' : 'calls'}`);
		}
		const search = byId('search').value;
		const changed = revision !== last.revision;
		if (changed || search !== last.search) await updateConstituents(search);
		if (changed) replaceRows(byId('group-rows'), (await get('/groups')).groups, groupRow);
		last = { revision, calls: counts.calls, search };
	} catch (error) {
		announce(`The stand-in does not answer (${error.message}).`);
	} finally {
		polling = false;
	}
}

function announce(text) {
	byId('status').textContent = text;
}

byId('pause').addEventListener('click', () => {
	paused = !paused;
	byId('pause').setAttribute('aria-pressed', String(paused));
	announce(paused ? 'Updates are paused.' : 'Updates go on.');
});

byId('reset').addEventListener('click', async () => {
	await fetch('/_sandbox/reset', { method: 'POST' });
	calls.clear();
	replaceRows(byId('call-rows'), [], callRow);
	last = { revision: -1, calls: -1, search: undefined };
	await poll();
	announce('Data, calls, faults and settings are back to the start.');
});

byId('search').addEventListener('input', () => void poll());
byId('search-form').addEventListener('submit', (event) => event.preventDefault());

setInterval(() => {
	if (!paused && !document.hidden) void poll();
}, POLL_MS);
void poll();
