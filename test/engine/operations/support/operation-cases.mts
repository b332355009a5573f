import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import type { OperationCase } from './operation-case.mts';

export type { OperationCase } from './operation-case.mts';

const FOLDER = join(import.meta.dirname, '../cases');

async function load(file: string): Promise<OperationCase> {
	const { operationCase }: { operationCase: OperationCase } = await import(join(FOLDER, file));
	return operationCase;
}

/** One for each file in `cases/`. */
export const OPERATION_CASES: readonly OperationCase[] = await Promise.all(
	readdirSync(FOLDER).sort().map(load),
);

/** `resource: operation`, for the names of tests. */
export function nameOf({ resource, operation }: Named): string {
	return `${resource}: ${operation}`;
}

/** What names an operation: a case, or a field of its form. */
interface Named {
	readonly resource: string;
	readonly operation: string;
}

/** @returns undefined for an operation without a case, which the test of results reports once */
export function caseOf({ resource, operation }: Named): OperationCase | undefined {
	return OPERATION_CASES.find(
		(entry) => entry.resource === resource && entry.operation === operation,
	);
}
