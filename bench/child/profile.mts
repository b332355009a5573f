import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';

/** Starts a CPU profile of this process. The function that it returns writes it to the file. */
export async function startProfile(file: string): Promise<() => Promise<void>> {
	const session = new Session();
	session.connect();
	await session.post('Profiler.enable');
	await session.post('Profiler.setSamplingInterval', { interval: 500 });
	await session.post('Profiler.start');
	return async () => {
		const { profile } = await session.post('Profiler.stop');
		writeFileSync(file, JSON.stringify(profile));
		session.disconnect();
	};
}
