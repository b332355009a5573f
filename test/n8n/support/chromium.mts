import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const run = promisify(execFile);
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ELSEWHERE = [
	'/snap/bin/chromium',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
/** They stop the browser from contacting its vendor. A test contacts this machine only. */
const FLAGS = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--force-color-profile=srgb',
	'--font-render-hinting=none',
];

function find(): string | undefined {
	const told = process.env.CHROMIUM_PATH;
	if (told !== undefined && told !== '') {
		if (existsSync(told)) return told;
		throw new Error(`CHROMIUM_PATH is ${told}, and there is no such file.`);
	}
	const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
	const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
	return [...onPath, ...ELSEWHERE].find((path) => existsSync(path));
}

/** Installs Debian's package. */
async function installFromDebian(log: (line: string) => void): Promise<void> {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const options = { env, maxBuffer: 64 * 1024 * 1024 };
	log('No Chromium here yet: apt-get install chromium');
	await run('apt-get', ['update', '-q'], options);
	const packages = ['chromium', 'fonts-liberation', 'fonts-dejavu-core'];
	await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
}

/**
 * Path of a Chromium. If there is none, and this process runs as root on Debian, it is installed.
 *
 * @throws Error with what to do, when there is none
 */
export async function ensureChromium(log: (line: string) => void = () => {}): Promise<string> {
	const found = find();
	if (found !== undefined) return found;
	if (existsSync('/etc/debian_version') && process.getuid?.() === 0) await installFromDebian(log);
	const installed = find();
	if (installed !== undefined) return installed;
	throw new Error(
		'The browser tests need Chromium or Chrome. Install it (Debian: apt install chromium), or set CHROMIUM_PATH to its program.',
	);
}

/** Starts a browser without a window. The caller has to close it. */
export async function launchChromium(): Promise<Browser> {
	const root = process.getuid?.() === 0;
	return await chromium.launch({
		executablePath: await ensureChromium(),
		args: root ? [...FLAGS, '--no-sandbox'] : FLAGS,
	});
}
