import type { KnownField } from '../decide';

/** A field of the record as an item gives it, whichever way it was given. */
export interface GivenField {
	/** Wire name. */
	readonly name: string;
	readonly value: unknown;
	/** The definition that the workflow has stored. */
	readonly copy?: KnownField;
	/** The column that it came from. */
	readonly column?: string;
	/** Whether an expression of the node reads this column as well. */
	readonly isRead?: boolean;
}

/** What one of the three ways has found in an item. */
export interface Given {
	readonly fields: readonly GivenField[];
	/** Names that an expression fills, which may find nothing in any item. */
	readonly byExpression: ReadonlySet<string> | 'all' | 'none';
	/** Columns that are no field, and that no expression reads either. */
	readonly strayColumns: readonly string[];
}
