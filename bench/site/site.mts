import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { runTethered } from '../../n8n/processes.mjs';
import type { SiteAccess } from '../job.mts';

const program = fileURLToPath(new URL('./main.mts', import.meta.url));
const READY_WITHIN_MS = 60_000;

/** What kind of site it is. */
export interface SiteSettings {
	readonly tls: boolean;
	/** What each call takes at the site, in milliseconds. */
	readonly latencyMs: number;
	/** Round trip of the line to the site, in milliseconds. Left out: none. */
	readonly roundTripMs?: number;
	/** How many constituents it has. */
	readonly population: number;
}

/** A running stand-in site. */
export interface BenchSite {
	readonly access: SiteAccess;
	readonly pid: number;
	/** File with the certificate to trust; none without TLS. */
	readonly certificateFile?: string;
	stop(): Promise<void>;
}

type Announcement = SiteAccess & { certificate?: string };

async function untilAnnounced(
	node: string,
	settings: SiteSettings,
): Promise<{ pid: number; stop: () => Promise<void>; site: Announcement }> {
	let heard: (line: string) => void = () => {};
	const announced = new Promise<string>((resolve) => {
		heard = resolve;
	});
	const run = await runTethered(node, [program, JSON.stringify(settings)], {
		onLine: (line) => {
			if (line.startsWith('{')) heard(line);
		},
	});
	const late = AbortSignal.timeout(READY_WITHIN_MS);
	const line = await Promise.race([
		announced,
		run.exited.then((code) => {
			throw new Error(`The stand-in site ended with code ${code}:\n${run.tail()}`);
		}),
		new Promise<never>((_resolve, reject) => {
			late.addEventListener('abort', () => reject(new Error('The stand-in site did not start')));
		}),
	]);
	return { pid: run.pid, stop: run.stop, site: JSON.parse(line) as Announcement };
}

/**
 * Starts a stand-in site in a process of its own, on 127.0.0.1.
 *
 * @param node the Node that runs it
 */
export async function startSite(node: string, settings: SiteSettings): Promise<BenchSite> {
	const { pid, stop, site } = await untilAnnounced(node, settings);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-convio-bench-site-'));
	const certificateFile = join(folder, 'certificate.pem');
	const { certificate } = site;
	if (certificate !== undefined) await writeFile(certificateFile, certificate);
	return {
		access: site,
		pid,
		...(certificate === undefined ? {} : { certificateFile }),
		async stop() {
			await stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
