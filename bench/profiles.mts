import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { measure } from './measure.mts';
import type { Plan, Task } from './plan.mts';
import { timeByArea } from './report/profile.mts';
import { withSite } from './run.mts';
import type { Bench } from './run.mts';
import { reasonOf } from './failure.mts';

/** How the time of one run divides. */
export interface Profile {
	readonly title: string;
	readonly count: number;
	readonly times: ReadonlyArray<readonly [area: string, ms: number]>;
}

/**
 * Runs the tasks with fifty at once again, under the profiler. That slows them, so they are not
 * measured here. A run that fails has no profile.
 *
 * @param profiles gets the profiles
 * @param folder for the .cpuprofile files, which a browser's developer tools can open
 */
export async function takeProfiles(
	{ ground, log, keep }: Bench,
	{ fifty, six }: Plan,
	profiles: Profile[],
	folder: string,
): Promise<void> {
	const tasks: ReadonlyArray<readonly [title: string, task: Task | undefined]> = [
		['Convio Constituent, one expression', fifty.tasks.convio],
		['bare loop, one expression', fifty.tasks.loop],
		['Convio Constituent, six expressions', six.tasks.convio],
		['HTTP Request, six expressions', six.tasks.http],
	];
	await mkdir(folder, { recursive: true });
	const population = Math.max(...tasks.map(([, task]) => task?.count ?? 0));
	await withSite(ground, { ...fifty.site, population }, async (site) => {
		for (const [title, task] of tasks) {
			if (task === undefined) continue;
			const profile = join(folder, `${title.replace(/\W+/g, '-').toLowerCase()}.cpuprofile`);
			try {
				await measure(ground, site, { ...task, profile });
				profiles.push({ title, count: task.count, times: timeByArea(profile) });
			} catch (error) {
				log(`  no profile of ${title}: ${reasonOf(error)}`);
			}
			await keep();
		}
	});
}
