/** Workflows to start a test from, as an export holds them. */

export interface NodeSketch {
	readonly name: string;
	readonly type: string;
	readonly version: number;
	readonly parameters?: object;
	readonly credential?: { id: string; name: string };
	readonly onError?: 'continueErrorOutput';
}

/** Starts a workflow by hand. */
export const START: NodeSketch = {
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	version: 1,
};

/** Items with the given data, as a spreadsheet or form would send them. */
export function rows(name: string, data: readonly object[]): NodeSketch {
	const jsCode = `return ${JSON.stringify(data.map((json) => ({ json })))};`;
	return { name, type: 'n8n-nodes-base.code', version: 2, parameters: { jsCode } };
}

/** The package's node; without parameters it is as it comes from the list. */
export function constituent(
	name: string,
	credential: { id: string; name: string },
	parameters: object = {},
): NodeSketch {
	return {
		name,
		type: 'n8n-nodes-convio.convioConstituent',
		version: 1,
		parameters,
		credential,
	};
}

/** Nodes one after the other, each connected to the next by its first output. */
export function chain(name: string, sketches: readonly NodeSketch[]) {
	const nodes = sketches.map(({ credential, version, ...sketch }, index) => ({
		parameters: {},
		...sketch,
		id: `node-${index}`,
		typeVersion: version,
		position: [index * 220, 0],
		...(credential === undefined ? {} : { credentials: { convioApi: credential } }),
	}));
	const connections = Object.fromEntries(
		sketches
			.slice(0, -1)
			.map(({ name: from }, index) => [
				from,
				{ main: [[{ node: sketches[index + 1]?.name, type: 'main', index: 0 }]] },
			]),
	);
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}
