import { expect } from 'vitest';

import { by } from '../../support/stored.mts';
import { trio } from '../support/documented.mts';
import { READ } from '../support/operation-case.mts';
import type { OperationCase } from '../support/operation-case.mts';
import { ADA } from '../support/people.mts';

export const operationCase: OperationCase = {
	...READ,
	resource: 'interaction',
	operation: 'get',
	method: 'getInteraction',
	documented: { ...trio('doc'), interaction_id: 'doc' },
	samples: { interaction_id: { value: '2', wire: '2' } },
	parameters: { constituent: by('cons_id', ADA), interaction_id: '1' },
	wire: [{ cons_id: ADA, interaction_id: '1' }],
	results: [expect.objectContaining({ interactionId: '1' })],
};
