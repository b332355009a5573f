import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';

import { runTethered } from '../../n8n/processes.mjs';
import type { SiteAccess } from '../job.mts';

const program = fileURLToPath(new URL('./main.mts', import.meta.url));
const READY_WITHIN_MS = 60_000;

/** A running stand-in site. */
export interface BenchSite {
	readonly access: SiteAccess;
	readonly pid: number;
	/** File with the certificate to trust; none without TLS. */
	readonly certificateFile?: string;
	/** Forgets the calls so far. */
	clear(): Promise<void>;
	/** How many calls came since, and how many were in flight at once at most. */
	counts(): Promise<{ calls: number; peakInFlight: number }>;
	stop(): Promise<void>;
}

type Announcement = SiteAccess & { url: string; certificate?: string };

async function untilAnnounced(
	node: string,
	settings: object,
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
 * @param settings latency in milliseconds; population: how many constituents it has
 */
export async function startSite(
	node: string,
	settings: { tls: boolean; latencyMs: number; population: number },
): Promise<BenchSite> {
	const { pid, stop, site } = await untilAnnounced(node, settings);
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-convio-bench-site-'));
	const certificateFile = join(folder, 'certificate.pem');
	const { certificate, url } = site;
	if (certificate !== undefined) await writeFile(certificateFile, certificate);
	const dispatcher = new Agent({ connect: { ca: certificate } });
	const control = async (method: 'GET' | 'DELETE', path: string): Promise<unknown> => {
		const { body } = await request(`${url}/_sandbox/${path}`, { method, dispatcher });
		return await body.json();
	};
	return {
		access: site,
		pid,
		...(certificate === undefined ? {} : { certificateFile }),
		async clear() {
			await control('DELETE', 'calls');
		},
		async counts() {
			const { counts } = (await control('GET', 'state')) as {
				counts: { calls: number; peakInFlight: number };
			};
			return counts;
		},
		async stop() {
			await dispatcher.close();
			await stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
