import { CONSTITUENT_CASES } from './constituent-cases.mts';
import { LIST_CASES } from './list-cases.mts';
import type { OperationCase } from './operation-case.mts';

export type { OperationCase } from './operation-case.mts';

export const OPERATION_CASES: readonly OperationCase[] = [...CONSTITUENT_CASES, ...LIST_CASES];

/** `resource: operation`, for the names of tests. */
export function nameOf({ resource, operation }: OperationCase): string {
	return `${resource}: ${operation}`;
}
