import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { measure } from './measure.mts';
import type { Ground } from './measure.mts';
import type { Plan, Task } from './plan.mts';
import { timeByArea } from './report/profile.mts';
import { withSite } from './run.mts';

/** Where the time of one run goes. */
export interface Profile {
	readonly title: string;
	readonly count: number;
	readonly times: ReadonlyArray<readonly [area: string, ms: number]>;
}

/**
 * Runs the fifty-at-once tasks once more under the profiler, which slows them.
 *
 * @param folder keeps the .cpuprofile files, for a browser's developer tools
 */
export async function takeProfiles(
	ground: Ground,
	{ fifty, six }: Plan,
	folder: string,
): Promise<Profile[]> {
	const tasks: ReadonlyArray<readonly [title: string, task: Task | undefined]> = [
		['Convio Constituent, one expression', fifty.tasks.convio],
		['bare loop, one expression', fifty.tasks.loop],
		['Convio Constituent, six expressions', six.tasks.convio],
		['HTTP Request, six expressions', six.tasks.http],
	];
	await mkdir(folder, { recursive: true });
	const population = Math.max(...tasks.map(([, task]) => task?.count ?? 0));
	return await withSite(ground, { ...fifty.site, population }, async (site) => {
		const profiles: Profile[] = [];
		for (const [title, task] of tasks) {
			if (task === undefined) continue;
			const profile = join(folder, `${title.replace(/\W+/g, '-').toLowerCase()}.cpuprofile`);
			await measure(ground, site, { ...task, profile });
			profiles.push({ title, count: task.count, times: timeByArea(profile) });
		}
		return profiles;
	});
}
