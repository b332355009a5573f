/** As much of the site as tasks need; importing the site's own type would be a circle. */
interface Site {
	readonly tasks: Map<string, DataSyncTask>;
	note(part: 'task', id: string): void;
}

/** A DataSync operation that was launched [doc D-apidoc/launchDataSync]. */
export interface DataSyncTask {
	id: string;
	operationId: string;
	/** What the next getDataSyncStatus calls see; the last one stays. */
	statuses: string[];
	/** getDataSyncStatus calls answered so far. */
	polls: number;
}

/** The id of the first task; the page's sample has 12345 [doc D-apidoc/launchDataSync]. */
const FIRST_TASK = 12_345;

/** Adds the task of a launched operation. */
export function addTask(
	site: Site,
	operationId: string,
	statuses: readonly string[],
): DataSyncTask {
	const id = String(FIRST_TASK + site.tasks.size);
	const task = { id, operationId, statuses: [...statuses], polls: 0 };
	site.tasks.set(id, task);
	site.note('task', id);
	return task;
}

/**
 * Decides what the next getDataSyncStatus calls of a task see; the last status stays.
 * @throws TypeError for a task that does not exist
 */
export function setTaskStatuses(site: Site, id: string, statuses: readonly string[]): void {
	const task = site.tasks.get(id);
	if (!task) throw new TypeError(`there is no task ${id}`);
	task.statuses = [...statuses];
	task.polls = 0;
}
