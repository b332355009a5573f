/**
 * Times the decoding of one response in both formats, in a process of its own. The response is the
 * list of a constituent's groups, as the stand-in site writes it.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { leaf, node } from '../../sandbox/wire/element.mts';
import { toJson } from '../../sandbox/wire/json.mts';
import { toXml } from '../../sandbox/wire/xml.mts';
import { RESULT_MARK } from '../job.mts';
import { watchOthers } from '../processor.mts';

const GROUPS = 100;
const DECODES_A_BATCH = 20;

const { packageDir, batches } = JSON.parse(process.argv[2] ?? '{}') as {
	packageDir: string;
	batches: number;
};
const require = createRequire(join(packageDir, 'package.json'));
const { decodeReply } = require('./dist/nodes/Convio/transport/reply/decodeReply.js') as {
	decodeReply(call: object, answer: object): { kind: string; data?: { group?: unknown[] } };
};

const reply = {
	name: 'getConsGroupsResponse',
	children: Array.from({ length: GROUPS }, (_, index) =>
		node('group', [leaf('id', String(1000 + index)), leaf('label', `Volunteers, team ${index}`)]),
	),
};
const bodies = {
	json: toJson(reply, { shuffled: false, seed: 1 }),
	xml: toXml(reply, true),
};
type Format = keyof typeof bodies;

function decode(format: Format): void {
	const settings = { format, suppressResponseCodes: false, timeoutMs: 60_000 };
	const call = { method: 'getUserGroups', params: {}, settings };
	const answer = { status: 200, contentType: '', body: bodies[format] };
	const { kind, data } = decodeReply(call, answer);
	if (kind !== 'answered' || data?.group?.length !== GROUPS) throw new Error(`${format}: ${kind}`);
}

/** Milliseconds that one decoding takes, as the mean of a batch. */
function time(format: Format): number {
	const start = performance.now();
	for (let count = 0; count < DECODES_A_BATCH; count += 1) decode(format);
	return (performance.now() - start) / DECODES_A_BATCH;
}

const times: Record<Format, number[]> = { json: [], xml: [] };
const others = watchOthers();
const start = performance.now();
for (let batch = 0; batch < batches * 2; batch += 1) {
	for (const format of ['json', 'xml'] as const) {
		const ms = time(format);
		// In the first half, V8 still compiles the code. Its times would be too long.
		if (batch >= batches) times[format].push(ms);
	}
}
process.stdout.write(
	`${RESULT_MARK}${JSON.stringify({ ...times, disturbance: others(), wallMs: performance.now() - start })}\n`,
);
