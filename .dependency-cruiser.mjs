/** The directions of docs/architecture.md: arrows run downward only. */
const node = '^nodes/ConvioConstituent';

const forbid = (name, from, to, comment) => ({
	name,
	severity: 'error',
	comment,
	from: { path: from },
	to: { path: to },
});

export default {
	forbidden: [
		{ name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
		{ name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
		forbid(
			'transport-knows-no-items',
			`${node}/transport`,
			`${node}/(parameters|operations|execution|methods)`,
			'transport/ is about one call; it knows neither UI nor items',
		),
		forbid(
			'parameters-know-no-http',
			`${node}/parameters`,
			`${node}/transport/(client|connect|connectionCheck|body|delivery|reply|json|xml)\\.ts`,
			'parameters/ turn values into wire text; they send nothing',
		),
		forbid(
			'parameters-know-no-operations',
			`${node}/parameters`,
			`${node}/(operations|execution|methods)`,
			'parameters/ are shared by operations',
		),
		forbid(
			'operations-send-nothing',
			`${node}/operations`,
			`${node}/(execution|methods|transport/(client|connect|body|delivery|xml|connectionCheck))`,
			'an operation is data and two pure functions',
		),
		forbid(
			'execution-knows-no-formats',
			`${node}/execution`,
			`${node}/(methods|transport/(xml|body|json|delivery)\\.ts)`,
			'execution/ knows items and replies, not formats',
		),
		forbid(
			'methods-run-nothing',
			`${node}/methods`,
			`${node}/(execution|operations)`,
			'what the editor asks is no part of a run',
		),
		forbid(
			'shipped-code-is-alone',
			'^(nodes|credentials)',
			'^(sandbox|test|bench|demo|n8n|examples|scripts)/',
			'development code is not shipped',
		),
		forbid(
			'the-sandbox-does-not-know-the-node',
			'^sandbox',
			'^(nodes|credentials|test|bench|demo|n8n|examples|scripts)/',
			'the stand-in site is written from the documents',
		),
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			extensions: ['.ts', '.mts', '.mjs', '.js', '.json'],
			exportsFields: ['exports'],
			conditionNames: ['import', 'require', 'node', 'default'],
		},
	},
};
