import type { IDataObject } from 'n8n-workflow';

import type { CallFailure } from '../../sending/context';
import type { Failure } from './failure';

/** What became of one item. */
export type ItemResult =
	| {
			readonly kind: 'items';
			readonly items: readonly IDataObject[];
			/** Why nothing was sent; a column of that name may come from the input, and cannot tell. */
			readonly unsent?: 'rehearsed' | 'faulty' | 'unchanged';
	  }
	| {
			readonly kind: 'failure';
			readonly failure: Failure;
			/** The call, if it failed because the run had ended. */
			readonly cut?: CallFailure;
	  };
