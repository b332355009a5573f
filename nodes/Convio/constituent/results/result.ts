import type { IDataObject } from 'n8n-workflow';

import type { Failure } from './failure';

/** What became of one item. */
export type ItemResult =
	| {
			readonly kind: 'items';
			readonly items: readonly IDataObject[];
			/** Why nothing is sent, or would be; its columns cannot tell, for they may be the input's. */
			readonly unsent?: 'unchanged' | 'faulty';
	  }
	| { readonly kind: 'failure'; readonly failure: Failure };
