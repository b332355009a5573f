/** The directions of docs/architecture.md: arrows run downward only. Rules name rooms, and few files of them. */
const nodes = '^nodes/Convio';

const forbid = (name, from, to, comment) => ({
	name,
	severity: 'error',
	comment,
	from: { path: from },
	to: { path: to },
});

/** A room may import the named rooms, itself and n8n-workflow, and nothing else of the package. */
const room = (path, ...mayImport) => ({
	name: `${path.replace('/', '-')}-imports`,
	severity: 'error',
	comment: `${path}/ may import ${mayImport.length === 0 ? 'no other room' : mayImport.join(', ')}`,
	from: { path: `${nodes}/${path}/` },
	to: {
		path: `${nodes}/`,
		pathNot: [path, ...mayImport].map((one) => `${nodes}/${one}(/|\\.ts$)`),
		dependencyTypesNot: ['type-only'],
	},
});

/** As `room`, for imports of types too. */
const strictRoom = (path, ...mayImport) => {
	const { to, ...rule } = room(path, ...mayImport);
	return { ...rule, to: { path: to.path, pathNot: to.pathNot } };
};

export default {
	forbidden: [
		{ name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
		{ name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
		strictRoom('transport'),
		strictRoom('sending', 'transport'),
		strictRoom('parameters', 'transport'),
		strictRoom('methods', 'parameters', 'sending', 'transport'),
		strictRoom('trigger', 'parameters', 'sending', 'transport'),
		strictRoom('constituent/results', 'parameters', 'sending', 'transport'),
		room('constituent/results', 'parameters', 'transport'),
		strictRoom(
			'constituent/operations',
			'parameters',
			'transport/reply',
			'transport/apiMethods',
			'transport/call',
			'transport/identity',
			'sending/pages',
		),
		room('constituent/operations', 'parameters', 'transport'),
		forbid(
			'credentials-imports',
			'^credentials/',
			`${nodes}/(?!(sending|transport)/)`,
			'credentials/ may import sending, transport',
		),
		strictRoom('constituent', 'parameters', 'sending', 'transport'),
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
