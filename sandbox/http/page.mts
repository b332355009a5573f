import type { FastifyInstance } from 'fastify';
import { readFileSync } from 'node:fs';
import { HTML_TYPE } from '../wire/html.mts';

const FILES: Readonly<Record<string, string>> = {
	'page.css': 'text/css;charset=UTF-8',
	'page.js': 'text/javascript;charset=UTF-8',
	'rows.js': 'text/javascript;charset=UTF-8',
	'details.js': 'text/javascript;charset=UTF-8',
};

/** The page loads nothing from other origins, and has no script or style in its HTML. */
const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'";

/** The page for people, with the data of the stand-in and the calls it received. */
export function addPage(app: FastifyInstance): void {
	app.get('/', async (_request, reply) => {
		await reply
			.header('content-security-policy', POLICY)
			.type(HTML_TYPE)
			.send(pageFile('index.html'));
	});
	for (const [name, type] of Object.entries(FILES)) {
		app.get(`/_sandbox/page/${name}`, async (_request, reply) => {
			await reply.type(type).send(pageFile(name));
		});
	}
}

function pageFile(name: string): string {
	return readFileSync(new URL(`../page/${name}`, import.meta.url), 'utf8');
}
