import { describe } from 'vitest';
import { joinedGroupSuite } from './joined-group.suite.mts';

/** The engine of n8n that is off by default. It polls in another way, and saves at other times. */
describe('when somebody joins a group, in the durable engine', () =>
	joinedGroupSuite({
		N8N_SCHEDULER_ENABLED: 'true',
		N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
		N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
		N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
	}));
