// @ts-check
/** A lock between processes of one machine, kept in a file that also says who holds it. */
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { isAlive } from './processes.mjs';

const BEAT_MS = 3_000;
const POLL_MS = 500;
const POLLS_WITHOUT_BEAT = 40;

/**
 * Waits until this process alone holds the lock. A holder that was killed is noticed by its
 * process id or, when another process has got that id since, by the beat that is missing. Missing
 * beats are counted in polls of our own, because a machine that slept would make every beat late.
 *
 * @param {string} file
 * @param {() => void} [onWait] called once if somebody else holds it
 * @param {AbortSignal} [signal] ends the waiting
 * @returns {Promise<() => Promise<void>>} call it to let go
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
		// Without an id its holder is only just writing it.
		const died = holder !== undefined && holder.pid > 0 && !isAlive(holder.pid);
		if (died || polls > POLLS_WITHOUT_BEAT) {
			// Only one of several waiters can rename it away; the others find it gone and try again.
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
 * @returns {Promise<{ pid: number, beat: number } | undefined>} nobody, if it has just gone
 */
async function readHolder(file) {
	try {
		const [text, { mtimeMs }] = await Promise.all([readFile(file, 'utf8'), stat(file)]);
		return { pid: Number(text), beat: mtimeMs };
	} catch {
		return undefined;
	}
}
