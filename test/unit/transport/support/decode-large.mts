/**
 * Run as a process of its own: decodes 16 MB of XML of one shape, and prints by how much the heap has
 * grown for that, in bytes, with what was garbage before the end.
 */
import { getHeapStatistics } from 'node:v8';

import { MAX_BODY_BYTES } from '../../../../nodes/Convio/transport/http/body.ts';
import { decodeXml } from '../../../../nodes/Convio/transport/reply/xml.ts';

const GROUP =
	'<groupInfo><id>1001</id><name>Friends &amp; Family</name><description>All who care</description><groupMode>STATIC_REBUILDABLE</groupMode><numMembers>2831</numMembers><groupType><id>334</id><name>Sample</name></groupType></groupInfo>\n';

const UNITS: Readonly<Record<string, string>> = {
	groups: GROUP,
	members: '<member>\n  <cons_id>1001001</cons_id>\n</member>\n',
	'custom fields': '<string id="custom_string1">Pizza</string>',
	'empty elements': '<a/>',
};
const SENTENCE = 'One sentence of a letter that does not end. ';

function documentOf(shape: string): string {
	const unit = UNITS[shape] ?? SENTENCE;
	const inside = unit.repeat(Math.floor(MAX_BODY_BYTES / unit.length));
	const text = unit === SENTENCE ? `<letter>${inside}</letter>` : inside;
	// A text made of bytes, as a body is: joined pieces would count as memory of the decoding.
	return Buffer.from(`<r>${text}</r>`).toString('latin1');
}

const text = documentOf(process.argv[2] ?? '');
globalThis.gc?.();
const before = getHeapStatistics().total_heap_size;
const data = decodeXml(text);
const after = getHeapStatistics().total_heap_size;
console.log(JSON.stringify({ grownBy: after - before, roots: Object.keys(data) }));
