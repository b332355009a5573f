import type { FastifyInstance } from 'fastify';
import {
	addGroup,
	changeMembers,
	finishRebuild,
	startRebuild,
	type NewGroup,
} from '../data/group-work.mts';
import type { Site } from '../data/site.mts';
import { setTaskStatuses } from '../data/tasks.mts';
import type { Group } from '../data/types.mts';

type ById = { Params: { id: string } };

/** Endpoints for what administrators, and the site itself, do to groups and DataSync tasks. */
export function addGroupControl(control: FastifyInstance, site: Site): void {
	control.get('/groups', () => ({ groups: [...site.groups.values()].map(shown) }));
	control.post<{ Body: NewGroup | null }>('/groups', ({ body }) =>
		shown(addGroup(site, body ?? {})),
	);
	control.post<ById & { Body: { add?: string[]; remove?: string[] } }>(
		'/groups/:id/members',
		({ params, body }) => {
			changeMembers(site, params.id, body);
			return shownById(site, params.id);
		},
	);
	control.post<ById & { Body: { keep?: number } | null }>(
		'/groups/:id/rebuild/start',
		({ params, body }) => {
			startRebuild(site, params.id, body?.keep);
			return shownById(site, params.id);
		},
	);
	control.post<ById & { Body: { members?: string[] } | null }>(
		'/groups/:id/rebuild/finish',
		({ params, body }) => {
			finishRebuild(site, params.id, body?.members);
			return shownById(site, params.id);
		},
	);
	control.get('/tasks', () => ({ tasks: [...site.tasks.values()] }));
	control.put<ById & { Body: { statuses: string[] } }>('/tasks/:id', ({ params, body }) => {
		setTaskStatuses(site, params.id, body.statuses);
		return { tasks: [...site.tasks.values()] };
	});
}

/** A group with the number of its members instead of their ids. */
function shown({ members, rebuilding: _former, ...group }: Group): Record<string, unknown> {
	return { ...group, members: members.size };
}

function shownById(site: Site, id: string): Record<string, unknown> {
	const group = site.groups.get(id);
	return group ? shown(group) : {};
}
