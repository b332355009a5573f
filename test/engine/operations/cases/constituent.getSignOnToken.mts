import { expect } from 'vitest';

import { by } from '../../support/stored.mts';
import { READ } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'constituent',
	operation: 'getSignOnToken',
	method: 'getSingleSignOnToken',
	documented: { cons_id: 'doc', member_id: 'doc' },
	parameters: { constituent: by('cons_id', ADA) },
	wire: [{ cons_id: ADA }],
	results: [
		{
			token: expect.any(String),
			cons_id: ADA,
			routing_id: 'app20001a',
			nonce: expect.any(String),
			JSESSIONID: expect.any(String),
		},
	],
};
