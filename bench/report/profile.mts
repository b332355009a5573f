import { readFileSync } from 'node:fs';

interface ProfileNode {
	readonly id: number;
	readonly children?: readonly number[];
	readonly callFrame: { readonly functionName: string; readonly url: string };
}

interface CpuProfile {
	readonly nodes: readonly ProfileNode[];
	readonly samples: readonly number[];
	readonly timeDeltas: readonly number[];
}

/** The areas of the report, by the file that the running function is in. */
const AREAS: ReadonlyArray<readonly [area: string, pattern: RegExp]> = [
	['waiting', /^\(idle\)$/],
	['collecting garbage', /^\(garbage collector\)$/],
	['this package', /\/n8n-nodes-convio-package-[^/]+\//],
	[
		'expressions',
		/\/(?:n8n-workflow|luxon|callsites|isolated-vm|@n8n\/(?:expression-runtime|tournament))\//,
	],
	["n8n's HTTP helper", /\/(?:axios|follow-redirects|form-data|@n8n\/backend-network)\//],
	["n8n's engine and other nodes", /\/node_modules\//],
	['the bare loop and the bench', /\/bench\/child\//],
	['TLS, sockets, HTTP and streams of Node', /^node:|^\(/],
];

const NODE = 'TLS, sockets, HTTP and streams of Node';

/** Functions without a file are native. Their time counts for the area that called them. */
function areaOf({ functionName, url }: ProfileNode['callFrame'], caller: string): string {
	const place = url === '' && functionName.startsWith('(') ? functionName : url;
	if (place === '') return caller;
	return AREAS.find(([, pattern]) => pattern.test(place))?.[0] ?? NODE;
}

/** The files of the profiler itself, whose time does not count. */
const PROFILER = /^node:inspector/;

/** Milliseconds of self time by area, the largest first. */
export function timeByArea(file: string): Array<readonly [area: string, ms: number]> {
	const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
	const byId = new Map(nodes.map((node) => [node.id, node]));
	const areas = new Map<number, string>();
	const visit = (id: number, caller: string): void => {
		const node = byId.get(id);
		if (node === undefined) return;
		const area = areaOf(node.callFrame, caller);
		areas.set(id, area);
		for (const child of node.children ?? []) visit(child, area);
	};
	if (nodes[0] !== undefined) visit(nodes[0].id, NODE);
	const times = new Map<string, number>();
	samples.forEach((id, index) => {
		if (PROFILER.test(byId.get(id)?.callFrame.url ?? '')) return;
		const area = areas.get(id) ?? NODE;
		times.set(area, (times.get(area) ?? 0) + (timeDeltas[index] ?? 0) / 1000);
	});
	return [...times].sort((a, b) => b[1] - a[1]);
}
