// @ts-check
/** A lock between processes of one machine. It is a file that contains its holder's process id. */
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { isAlive } from './processes.mjs';

const BEAT_MS = 3_000;
const POLL_MS = 500;
const POLLS_WITHOUT_BEAT = 40;

/**
 * Waits until this process alone holds the lock. The holder touches the file every three seconds.
 * If it was killed, its process id is gone, or another process has that id and the file is no longer
 * touched. That is counted in polls and not in time. Otherwise, after the machine has slept, every
 * holder would seem to be dead.
 *
 * @param {string} file
 * @param {() => void} [onWait] called once if another process holds it
 * @param {AbortSignal} [signal] ends the waiting
 * @returns {Promise<() => Promise<void>>} releases the lock
 */
export async function holdLock(file, onWait, signal) {
	let beatSeen = 0;
	let polls = 0;
	for (;;) {
		signal?.throwIfAborted();
		try {
			await writeFile(file, String(process.pid), { flag: 'wx' });
			break;
		} catch (error) {
			if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
		}
		if (polls === 0) onWait?.();
		const holder = await readHolder(file);
		if (holder && holder.beat !== beatSeen) {
			beatSeen = holder.beat;
			polls = 0;
		}
		polls += 1;
		// A file without an id is being written at this moment.
		const died = holder !== undefined && holder.pid > 0 && !isAlive(holder.pid);
		if (died || polls > POLLS_WITHOUT_BEAT) {
			// Only one of several waiting processes can rename the file. If they deleted it instead, the
			// second could delete the new lock of the first.
			const away = `${file}.${process.pid}`;
			await rename(file, away).then(
				() => rm(away, { force: true }),
				() => {},
			);
			continue;
		}
		await new Promise((resolve) => setTimeout(resolve, POLL_MS));
	}
	const beat = setInterval(() => {
		const now = new Date();
		utimes(file, now, now).catch(() => {});
	}, BEAT_MS);
	beat.unref();
	return async () => {
		clearInterval(beat);
		await rm(file, { force: true });
	};
}

/**
 * @param {string} file
 * @returns {Promise<{ pid: number, beat: number } | undefined>} undefined if there is no holder now
 */
async function readHolder(file) {
	try {
		const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
		return { pid: Number(text), beat: mtimeMs };
	} catch {
		return undefined;
	}
}
