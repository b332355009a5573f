import { describe } from 'vitest';
import { joinedGroupSuite } from './joined-group.suite.mts';

describe('when somebody joins a group', () => joinedGroupSuite({}));
