import type { INodeProperties } from 'n8n-workflow';

import { create } from './constituent/create';
import { getGroups } from './constituent/getGroups';
import { update } from './constituent/update';
import type { Operation, ResourceName } from './operation';

/** The registry: each operation of the node, in the editor's order. */
export const OPERATIONS: readonly Operation[] = [create, getGroups, update];

const RESOURCES: ReadonlyArray<{ name: string; value: ResourceName; defaultOperation: string }> = [
	{ name: 'Constituent', value: 'constituent', defaultOperation: 'create' },
];

/** @returns undefined for a pair that the node does not have */
export function findOperation(resource: unknown, operation: unknown): Operation | undefined {
	return OPERATIONS.find((entry) => entry.resource === resource && entry.value === operation);
}

function operationsOf(resource: ResourceName): readonly Operation[] {
	return OPERATIONS.filter((operation) => operation.resource === resource);
}

function resourceProperty(): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: 'constituent',
		options: RESOURCES.map(({ name, value }) => ({ name, value })),
	};
}

function operationProperties(): INodeProperties[] {
	return RESOURCES.map(({ value: resource, defaultOperation }) => ({
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: defaultOperation,
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
