import type { IDataObject } from 'n8n-workflow';

import type { Failure } from './failure';

/** What became of one item. */
export type ItemResult =
	| { readonly kind: 'items'; readonly items: readonly IDataObject[] }
	| { readonly kind: 'failure'; readonly failure: Failure };
