import type { INodeProperties } from 'n8n-workflow';

import { getManyCenters } from './center/getMany';
import { checkInterest } from './constituent/checkInterest';
import { create } from './constituent/create';
import { get } from './constituent/get';
import { getCenters, getGroups, getInterests } from './constituent/getMemberships';
import { getSignOnToken } from './constituent/getSignOnToken';
import { getTransactions } from './constituent/getTransactions';
import { update } from './constituent/update';
import { upsert } from './constituent/upsert';
import { getDataSyncStatus } from './dataSync/getStatus';
import { launchDataSync } from './dataSync/launch';
import { validateEmail } from './email/validate';
import { getChoices } from './field/getChoices';
import { getManyFields } from './field/getMany';
import { addConstituents, removeConstituents } from './group/changeMembership';
import { createGroup } from './group/create';
import { getGroup } from './group/get';
import { getManyGroups } from './group/getMany';
import { getMembers } from './group/getMembers';
import { createInteraction } from './interaction/create';
import { getInteraction } from './interaction/get';
import { getManyInteractions } from './interaction/getMany';
import { getManyOfType } from './interaction/getManyOfType';
import { updateInteraction } from './interaction/update';
import { getManyInterests } from './interest/getMany';
import type { Operation } from './operation';
import { RESOURCES } from './resources';
import type { ResourceName } from './resources';

/** The registry: each operation of the node, in the editor's order. */
export const OPERATIONS: readonly Operation[] = [
	getManyCenters,
	checkInterest,
	create,
	upsert,
	get,
	getCenters,
	getGroups,
	getInterests,
	getSignOnToken,
	getTransactions,
	update,
	getDataSyncStatus,
	launchDataSync,
	validateEmail,
	getChoices,
	getManyFields,
	addConstituents,
	createGroup,
	getGroup,
	getManyGroups,
	getMembers,
	removeConstituents,
	createInteraction,
	getInteraction,
	getManyInteractions,
	getManyOfType,
	updateInteraction,
	getManyInterests,
];

/** @returns undefined for a pair that the node does not have */
export function findOperation(resource: unknown, operation: unknown): Operation | undefined {
	return OPERATIONS.find((entry) => entry.resource === resource && entry.value === operation);
}

function operationsOf(resource: ResourceName): readonly Operation[] {
	return OPERATIONS.filter((operation) => operation.resource === resource);
}

/**
 * What a new node does until somebody chooses. The editor lists operations by name, and n8n leaves out of
 * a stored workflow what is set by default: if the first of that list counted, each operation that is added
 * could change what workflows of today do.
 */
const DEFAULT_OPERATIONS: Readonly<Record<ResourceName, string>> = {
	center: 'getAll',
	constituent: 'create',
	dataSync: 'getStatus',
	email: 'validate',
	field: 'getAll',
	group: 'get',
	interaction: 'create',
	interest: 'getAll',
};

function resourceProperty(): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: 'constituent',
		options: [...RESOURCES],
	};
}

function defaultOperation(resource: ResourceName): string {
	return DEFAULT_OPERATIONS[resource];
}

function operationProperties(): INodeProperties[] {
	return RESOURCES.map(({ value: resource }) => ({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: defaultOperation(resource),
		displayOptions: { show: { resource: [resource] } },
		options: operationsOf(resource).map(({ name, value, action, description }) => ({
			name,
			value,
			action,
			description,
		})),
	}));
}

function shownFor(operation: Operation, property: INodeProperties): INodeProperties {
	return {
		...property,
		displayOptions: {
			...property.displayOptions,
			show: {
				...property.displayOptions?.show,
				resource: [operation.resource],
				operation: [operation.value],
			},
		},
	};
}

/** What the canvas shows below the node: resource and operation by the names that the form has. */
export function subtitle(): string {
	const names = OPERATIONS.map(({ resource, value, name }) => {
		const label = RESOURCES.find((one) => one.value === resource)?.name;
		return [`${resource}.${value}`, `${label}: ${name}`];
	});
	const operation = '$parameter["resource"] + "." + $parameter["operation"]';
	return `={{ (${JSON.stringify(Object.fromEntries(names))})[${operation}] }}`;
}

/** The node's whole parameter form, built from the registry. */
export function nodeProperties(): INodeProperties[] {
	return [
		resourceProperty(),
		...operationProperties(),
		...OPERATIONS.flatMap((operation) =>
			operation.properties.map((property) => shownFor(operation, property)),
		),
	];
}
