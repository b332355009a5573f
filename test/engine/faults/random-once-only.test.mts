import { ERRANDS } from './support/errands.mts';
import { describeRandomRuns } from './support/random.mts';

describeRandomRuns(ERRANDS.filter(({ effect }) => effect === 'once only'));
