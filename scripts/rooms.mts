/** The diagram of the rooms in docs/architecture.md, drawn from the imports of the code. */
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';

const HOUSE = 'nodes/Convio/';
/** Rooms that stand inside of another one, and are drawn on their own. */
const INNER = ['constituent/operations', 'constituent/results', 'constituent/run'];

/** The room of a file, or undefined for a file of another part of the tree. */
function roomOf(path: string): string | undefined {
	if (path.startsWith('credentials/')) return 'credentials';
	if (!path.startsWith(HOUSE)) return undefined;
	const place = path.slice(HOUSE.length);
	const inner = INNER.find((room) => place.startsWith(`${room}/`));
	if (inner !== undefined) return inner;
	return place.includes('/') ? place.slice(0, place.indexOf('/')) : 'nodes';
}

/** Room by room, which other rooms it imports. */
function arrows({ modules }: ICruiseResult): Map<string, Set<string>> {
	const found = new Map<string, Set<string>>();
	for (const { source, dependencies } of modules) {
		const from = roomOf(source);
		if (from === undefined) continue;
		const targets = found.get(from) ?? new Set<string>();
		found.set(from, targets);
		for (const { resolved } of dependencies) {
			const to = roomOf(resolved);
			if (to !== undefined && to !== from) targets.add(to);
		}
	}
	return found;
}

/** @returns a Mermaid diagram: an arrow from each room to those that it imports */
async function roomsDiagram(): Promise<string> {
	const { output } = await cruise(['nodes', 'credentials'], {
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
	});
	if (typeof output === 'string') throw new Error('the cruise gave a report instead of a result');
	const lines = [...arrows(output)].sort(([a], [b]) => a.localeCompare(b));
	return [
		'```mermaid',
		'flowchart TD',
		...lines.flatMap(([from, targets]) =>
			[...targets].sort().map((to) => `\t${idOf(from)}["${from}/"] --> ${idOf(to)}["${to}/"]`),
		),
		'```',
	].join('\n');
}

function idOf(room: string): string {
	return room.replace(/\W/g, '_');
}

/** @returns the page with the diagram between `<!-- rooms -->` and `<!-- end -->` as the code is */
export async function withRooms(page: string): Promise<string> {
	const [before, rest = ''] = page.split('<!-- rooms -->');
	const after = rest.slice(rest.indexOf('<!-- end -->'));
	return `${before}<!-- rooms -->\n\n${await roomsDiagram()}\n\n${after}`;
}
